import DriftStats
import Glibc

/// Turns the evidence of all checks into findings and one verdict.
///
/// The allowed false alarms are shared by Holm's procedure over the guardrail checks that test something, on
/// always-valid p-values: the chance that a rollout of an equal version ever fails stays below them, whatever the
/// times of looking and the dependence between checks. A PASS has 95 % for each check alone, since all must pass.
struct Decision {
    /// ln E that proves a check fine: 95 %.
    static let passTarget = log(20.0)
    /// A failure is certain at so many times the evidence that fails.
    static let certainFactor = 10.0

    let occasion: Occasion
    let evidence: [Evidence]
    /// Seconds with canary traffic, by the check that saw most.
    private let trafficSeconds: Double?
    /// Seconds that the analysis has been waited for, as the deadline counts them.
    private let waited: Double
    private let deadlineIsOver: Bool
    /// For each check the level that its p-value is held against.
    private let levels: [Double]
    private let isRejected: [Bool]

    init(_ evidence: [Evidence], _ occasion: Occasion) throws(InvalidArgument) {
        self.evidence = evidence
        self.occasion = occasion
        let traffic = evidence.compactMap(\.trafficSeconds).max()
        trafficSeconds = traffic
        // Without any canary request, or without a count of them, only the window can tell how long it has been.
        let counted = traffic.flatMap { $0 > 0 && occasion.waitingSince == nil ? $0 : nil }
        let waited = counted ?? occasion.end - (occasion.waitingSince ?? occasion.start)
        self.waited = waited
        deadlineIsOver = waited >= occasion.timing.deadlineSeconds
        var levels = [Double](repeating: occasion.falseAlarms, count: evidence.count)
        var rejected = evidence.map { $0.p <= occasion.falseAlarms }
        let family = evidence.indices.filter { evidence[$0].finding.role == .guardrail && !evidence[$0].isLimitOnly }
        let holm = try Holm(family.map { evidence[$0].p }, alpha: occasion.falseAlarms)
        for (place, i) in family.enumerated() {
            levels[i] = holm.levels[place]
            rejected[i] = holm.rejected[place]
        }
        self.levels = levels
        isRejected = rejected
    }

    /// The verdict with all findings.
    func verdict() -> Verdict {
        let judged = evidence.indices.map(judge)
        var verdict = Verdict(state: .pending, reason: "", start: occasion.start, end: occasion.end)
        let needed = judged.filter { $0.finding.role != .goal }
        verdict.findings = judged.map(\.finding)
        verdict.isCertain = judged.contains {
            $0.finding.role == .guardrail && $0.standing == .worse && $0.finding.isCertain
        }
        verdict.pointsToHarm = needed.contains { $0.finding.pointsToHarm }
        verdict.hasData = !needed.isEmpty && needed.allSatisfy { $0.finding.hasData }
        verdict.sourceAnswered = !needed.contains { $0.standing == .unanswered }
        verdict.bakeIsOver = bakeIsOver
        verdict.canaryIsSilent = verdict.sourceAnswered && isSilent(needed)
        Conclusion(judged: judged, occasion: occasion, deadlineIsOver: deadlineIsOver, bakeIsOver: bakeIsOver)
            .conclude(&verdict)
        return verdict
    }

    /// Not one canary request anywhere; with queries alone, not one number.
    private func isSilent(_ needed: [Judged]) -> Bool {
        if let trafficSeconds { return trafficSeconds == 0 && !evidence.contains(where: \.seesOpenTraffic) }
        return !needed.isEmpty && needed.allSatisfy { $0.standing == .blind }
    }

    /// Each check that counts traffic has seen enough of it since its last weight step.
    private var bakeIsOver: Bool {
        let counted = evidence.filter { $0.finding.role != .goal }.compactMap(\.secondsSinceStep)
        guard !counted.isEmpty else { return occasion.end - occasion.start >= occasion.timing.bakeSeconds }
        let seen = counted.filter { $0 > 0 }
        return !seen.isEmpty && seen.allSatisfy { $0 >= occasion.timing.bakeSeconds }
    }

    private func judge(_ i: Int) -> Judged {
        let evidence = evidence[i]
        var finding = evidence.finding
        finding.pValue = evidence.p
        let standing = standing(i)
        let worstAlarm = evidence.alarms.filter(\.isPastLimit).map(\.logE).max() ?? -.infinity
        finding.pointsToHarm =
            finding.role == .guardrail
            ? worstAlarm > 0 || evidence.breaksLimit : finding.role == .signal && standing == .worse
        finding.isCertain =
            standing == .worse && finding.role == .guardrail
            && isCertain(i)
        finding.minutesToVerdict = minutes(i, standing)
        finding.state = state(standing, finding.role)
        let words = ReasonText(
            evidence: evidence, standing: standing, minutes: finding.minutesToVerdict,
            missingBakeSeconds: missingBakeSeconds(evidence), gaveUpAfter: deadlineIsOver ? waited : nil)
        finding.reason = words.text
        return Judged(finding: finding, standing: standing)
    }

    private func standing(_ i: Int) -> Judged.Standing {
        let evidence = evidence[i]
        switch evidence.blindness {
        case .noAnswer: return .unanswered
        case .unfit: return .unfit
        case .noData: return .blind
        case nil: break
        }
        if evidence.breaksLimit { return .worse }
        let log1 = log(Double(max(1, evidence.alarms.count)))
        let alarmed = evidence.alarms.contains {
            $0.isPastLimit && $0.greatestLogE - log1 >= -log(levels[i])
        }
        if isRejected[i] && alarmed { return .worse }
        if evidence.staleness != nil { return .undecided }
        let pointsToHarm = evidence.alarms.contains { $0.isPastLimit && $0.logE > 0 }
        return evidence.isProvenFine && missingBakeSeconds(evidence) <= 0 && !pointsToHarm ? .fine : .undecided
    }

    private func isCertain(_ i: Int) -> Bool {
        if evidence[i].isCritical { return true }
        let log1 = log(Double(max(1, evidence[i].alarms.count)))
        return evidence[i].alarms.contains {
            $0.isPastLimit && $0.greatestLogE - log1 >= log(Self.certainFactor / levels[i])
        }
    }

    private func missingBakeSeconds(_ evidence: Evidence) -> Double {
        let seconds = evidence.secondsSinceStep ?? occasion.end - occasion.start
        return max(0, occasion.timing.bakeSeconds - seconds)
    }

    private func minutes(_ i: Int, _ standing: Judged.Standing) -> Double {
        let evidence = evidence[i]
        switch standing {
        case .fine, .worse: return 0
        case .blind, .unfit, .unanswered: return Verdict.unknownMinutes
        case .undecided where evidence.staleness != nil: return Verdict.unknownMinutes
        case .undecided: break
        }
        let isPast = evidence.alarms.contains(where: \.isPastLimit)
        let missingBake = missingBakeSeconds(evidence) / 60
        let minutes: Double
        if evidence.isProvenFine && !isPast {
            minutes = missingBake
        } else {
            let outlook =
                isPast
                ? evidence.failOutlook?.minutes(to: -log(levels[i]))
                : evidence.passOutlook?.minutes(to: Self.passTarget)
            guard let outlook else { return Verdict.unknownMinutes }
            minutes = max(evidence.upcoming.minutes(outlook), isPast ? 0 : missingBake)
        }
        return max(0.1, (minutes * 10).rounded(.up) / 10)
    }

    private func state(_ standing: Judged.Standing, _ role: Check.Role) -> Verdict.State {
        switch standing {
        case .fine: .pass
        case .worse where role != .signal: .fail
        case .unanswered, .unfit: .inconclusive
        case .worse, .undecided, .blind: deadlineIsOver ? .inconclusive : .pending
        }
    }
}

extension Evidence {
    /// Always-valid p-value of "no harm".
    var p: Double {
        let greatest = alarms.map(\.greatestLogE).max() ?? 0
        return min(1, Double(max(1, alarms.count)) * exp(-greatest))
    }
}
