import DriftStats
import Glibc

/// Judges a share of events: against the baseline by the stratified ratio e-process, against a fixed limit by its
/// one-sample sibling.
struct EventsJudge {
    let check: Check
    let events: Selector
    let total: Selector
    let sides: Sides
    let dispersion: Dispersion

    /// - Parameter kept: the e-process of an earlier look; the result is the same without it.
    func evidence(
        _ counts: EventCounts, _ occasion: Occasion, kept: inout ProcessRun<RatioEProcess, RatioRow>?
    ) throws(InvalidArgument) -> Evidence {
        var evidence = Evidence(check)
        evidence.finding.queries = counts.queries
        evidence.finding.dispersion = dispersion.value
        let rows = counts.strata.map(TimedRow.init)
        let all = (rows + counts.warmUp.map(TimedRow.init)).sorted { $0.start < $1.start }
        let traffic = TrafficTime(
            spans: all.map { TrafficTime.Span(start: $0.start, end: $0.end, canaryTotal: $0.row.canaryExposures) },
            weightSteps: counts.weightSteps, end: occasion.end)
        evidence.trafficSeconds = traffic.seconds
        evidence.seesOpenTraffic = counts.canary.hasOpenRequests
        evidence.secondsSinceStep = traffic.secondsSinceStep
        evidence.upcoming = Upcoming(
            closedUntil: counts.closedUntil, spacingSeconds: counts.spacingSeconds, weightSteps: counts.weightSteps,
            occasion)
        let whole = RatioRow.sum(rows.map(\.row))
        evidence.finding.fill(whole)
        evidence.blindness = blindness(counts, whole, traffic)
        guard evidence.blindness == nil else { return evidence }
        evidence.finding.hasData = true
        evidence.staleness = Staleness.text(
            canary: counts.canary, baseline: check.worseThan == nil ? nil : counts.baseline, end: occasion.end)
        if dispersion.origin == .uncalibrated { evidence.text.remarks.append("uncalibrated") }
        let plan = RestartPlan(
            first: traffic.first ?? occasion.start, end: occasion.end, weightSteps: counts.weightSteps)
        let restarts = plan.copiesBegun(rowStarts: rows.map(\.start))
        let pace = Pace(all, since: counts.weightSteps.last)
        var proofs: [Bool] = []
        if let worseThan = check.worseThan {
            proofs.append(
                try compare(&evidence, rows, restarts, worseThan: worseThan, whole: whole, pace: pace, kept: &kept))
        }
        for (bound, limit) in [(ShareTest.Bound.below, check.max), (.above, check.min)] {
            guard let limit else { continue }
            proofs.append(try hold(&evidence, rows, restarts, bound: bound, limit: limit, whole: whole, pace: pace))
        }
        evidence.isProvenFine = !proofs.isEmpty && !proofs.contains(false)
        return evidence
    }

    /// The comparison with the baseline; returns whether the canary is proven to be no worse than allowed.
    private func compare(
        _ evidence: inout Evidence, _ rows: [TimedRow], _ restarts: [Int], worseThan: Double, whole: RatioRow,
        pace: Pace, kept: inout ProcessRun<RatioEProcess, RatioRow>?
    ) throws(InvalidArgument) -> Bool {
        // Rare events carry the information; where most requests are events, their absence does.
        let isInverted = whole.baselineShare > 0.5
        let tested = isInverted ? rows.map(\.inverted) : rows
        let test = try RatioTest(
            tested, restarts: restarts, worseThan: worseThan, dispersion: dispersion.value, kept: &kept)
        let shown = RatioRow.sum(rows[test.stretch].map(\.row))
        let isIgnored = check.ignoreBelow.map { shown.canaryShare < $0 } ?? false
        let ignorable = try ignorableLogE(whole)
        let alarm = Alarm(
            logE: test.logE, greatestLogE: test.greatestLogE,
            isPastLimit: !isIgnored && test.estimate.map { $0 >= worseThan } ?? false)
        evidence.alarms.append(alarm)
        evidence.finding.fill(shown)
        evidence.finding.fill(test, limit: worseThan)
        evidence.text.fill(test, shown, limit: worseThan, isInverted: isInverted)
        if test.estimate == nil, check.ignoreBelow == nil {
            evidence.text.obstacle = "nothing to compare; ignoreBelow would let it pass"
        }
        if let remark = Self.stretchRemark(rows, test.stretch) { evidence.text.remarks.insert(remark, at: 0) }
        let isProven = test.passLogE >= Decision.passTarget
        if !isProven, let below = check.ignoreBelow, ignorable >= Decision.passTarget {
            evidence.text.proof = "proven under the ignored \(NumberText.percent(below))"
        }
        evidence.failOutlook = pace.ratioOutlook(test, isInverted: isInverted, bound: 1, dispersion.value)
        evidence.passOutlook = [
            pace.ratioOutlook(test, isInverted: isInverted, bound: worseThan, dispersion.value),
            pace.shareOutlook(whole, .below, limit: check.ignoreBelow, logE: ignorable, dispersion.value),
        ].compactMap { $0 }.min {
            ($0.minutes(to: Decision.passTarget) ?? .infinity) < ($1.minutes(to: Decision.passTarget) ?? .infinity)
        }
        return isProven || ignorable >= Decision.passTarget
    }

    /// The canary's share against a fixed limit; returns whether it is proven to lie on the right side.
    private func hold(
        _ evidence: inout Evidence, _ rows: [TimedRow], _ restarts: [Int], bound: ShareTest.Bound, limit: Double,
        whole: RatioRow, pace: Pace
    ) throws(InvalidArgument) -> Bool {
        let test = try ShareTest(rows, restarts: restarts, bound: bound, limit: limit, dispersion: dispersion.value)
        let shown = RatioRow.sum(rows[test.stretch].map(\.row))
        let isIgnored = check.ignoreBelow.map { shown.canaryShare < $0 } ?? false
        let isPast = bound == .below ? shown.canaryShare > limit : shown.canaryShare < limit
        evidence.alarms.append(
            Alarm(logE: test.logE, greatestLogE: test.greatestLogE, isPastLimit: isPast && !isIgnored))
        let isProven = test.passLogE >= Decision.passTarget
        // Beside a comparison the limit has the word only where it is the limit that is broken.
        guard check.worseThan == nil || (isPast && !evidence.alarms[0].isPastLimit) else { return isProven }
        evidence.finding.fill(shown)
        evidence.finding.fill(test, limit: limit)
        evidence.text.fill(shown, bound: bound, limit: limit)
        if let remark = Self.stretchRemark(rows, test.stretch) { evidence.text.remarks.insert(remark, at: 0) }
        evidence.failOutlook = pace.shareOutlook(
            shown, bound.opposite, limit: limit, logE: test.logE, dispersion.value)
        evidence.passOutlook = pace.shareOutlook(whole, bound, limit: limit, logE: test.passLogE, dispersion.value)
        return isProven
    }

    /// ln E against "the canary's share is at least `ignoreBelow`"; −∞ without one.
    private func ignorableLogE(_ whole: RatioRow) throws(InvalidArgument) -> Double {
        guard let below = check.ignoreBelow, below > 0, below < 1 else { return -.infinity }
        return try ShareTest.proof(whole, bound: .below, limit: below, dispersion: dispersion.value)
    }

    private func blindness(_ counts: EventCounts, _ whole: RatioRow, _ traffic: TrafficTime) -> Evidence.Blindness? {
        let needed =
            check.worseThan == nil
            ? [("canary", counts.canary, sides.canary, whole.canaryExposures)]
            : [
                ("canary", counts.canary, sides.canary, whole.canaryExposures),
                ("baseline", counts.baseline, sides.baseline, whole.baselineExposures),
            ]
        for (side, data, matchers, exposures) in needed where !(exposures > 0) {
            return .noData(
                SideText.missing(side, data, total.promQL(adding: matchers), isWarmingUp: traffic.seconds > 0))
        }
        return nil
    }

    /// "in the last 25 min" where the numbers are not of the whole window.
    static func stretchRemark(_ rows: [TimedRow], _ stretch: Range<Int>) -> String? {
        guard stretch.lowerBound > 0, let last = rows.last, stretch.lowerBound < rows.count else { return nil }
        return "in the last \(NumberText.minutes((last.end - rows[stretch.lowerBound].start) / 60))"
    }
}
