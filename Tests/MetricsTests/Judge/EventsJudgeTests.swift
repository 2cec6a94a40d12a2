import Foundation
import Metrics
import Testing

@Suite struct EventsJudgeTests {
    private func verdict(
        _ strata: [Stratum], check: Check = Given.errors(), analysis: (inout Analysis) -> Void = { _ in },
        counts: (inout EventCounts) -> Void = { _ in }
    ) -> Verdict {
        Judge(Given.analysis([check], analysis)).verdict(
            [.events(Given.counts(strata, counts))], start: 0, end: strata.last?.end ?? 0)
    }

    @Test func threeTimesTheErrorsFailWithTheNumbers() {
        let verdict = verdict(Given.minutes(10, canary: (9, 600), baseline: (27, 5400)))
        #expect(verdict.state == .fail)
        #expect(verdict.isCertain)
        #expect(verdict.pointsToHarm)
        #expect(verdict.hasData)
        #expect(
            verdict.reason
                == "errors: canary 1.5% (90/6000) v baseline 0.5% (270/54000), 3.0x worse (95% 1.6–5.3), "
                + "limit 1.5x, uncalibrated")
        let finding = verdict.findings[0]
        #expect(finding.canary == 0.015)
        #expect(finding.baseline == 0.005)
        #expect(abs(finding.effect - 3) < 1e-9)
        #expect(finding.samplesCanary == 6000)
        #expect(finding.pValue < 0.001)
        #expect(verdict.minutesToVerdict == 0)
    }

    @Test func anEqualVersionPassesInTime() {
        let early = verdict(Given.minutes(10, canary: (3, 600), baseline: (27, 5400)))
        #expect(early.state == .pending)
        #expect(early.minutesToVerdict > 10 && early.minutesToVerdict < 60)
        #expect(early.reason.contains("about"), "\(early.reason)")
        let late = verdict(Given.minutes(60, canary: (3, 600), baseline: (27, 5400)))
        #expect(late.state == .pass)
        #expect(
            late.reason
                == "errors: canary 0.5% (180/36000) v baseline 0.5% (1620/324000), 1.0x (95% 0.66–1.5), "
                + "proven under 1.5x, uncalibrated", "\(late.reason)")
    }

    @Test func aProvenButSmallDifferencePasses() {
        let verdict = verdict(Given.minutes(100, canary: (720, 60_000), baseline: (5400, 540_000)))
        #expect(verdict.findings[0].pValue < 0.01)
        #expect(verdict.state == .pass)
        #expect(!verdict.pointsToHarm)
    }

    @Test func aRegressionThatBeginsLateIsJudgedByItsOwnStretch() {
        let healthy = Given.minutes(240, canary: (3, 600), baseline: (27, 5400))
        let worse = Given.minutes(20, canary: (9, 600), baseline: (27, 5400), from: 240 * 60)
        let verdict = verdict(healthy + worse, analysis: { $0.timing.deadlineSeconds = 1e6 })
        #expect(verdict.state == .fail)
        #expect(verdict.findings[0].effect > 2)
        #expect(verdict.reason.contains("in the last 20 min"), "\(verdict.reason)")
    }

    @Test func rampsWithASharedIncidentAreComparedMinuteByMinute() {
        // Shares 5, 10, 25, 50 %, and 2.5 times the errors on both sides from the third step on.
        var strata: [Stratum] = []
        for (step, share) in [0.05, 0.1, 0.25, 0.5].enumerated() {
            let rate = step < 2 ? 0.004 : 0.01
            strata += Given.minutes(
                30, canary: (rate * 6000 * share, 6000 * share),
                baseline: (rate * 6000 * (1 - share), 6000 * (1 - share)),
                from: Double(step) * 1800)
        }
        let verdict = verdict(strata, counts: { $0.weightSteps = [1800, 3600, 5400] })
        #expect(verdict.state == .pass)
        #expect(abs(verdict.findings[0].effect - 1) < 1e-9)
    }

    @Test func aModelWithoutErrorsIsProvedGoodByIgnoreBelow() {
        let strata = Given.minutes(20, canary: (0, 600), baseline: (0, 5400))
        let open = verdict(strata)
        #expect(open.state == .pending)
        #expect(open.minutesToVerdict == Verdict.unknownMinutes)
        #expect(open.reason.contains("nothing to compare; ignoreBelow would let it pass"), "\(open.reason)")
        let proved = verdict(strata, check: Given.errors { $0.ignoreBelow = 0.002 })
        #expect(proved.state == .pass)
        #expect(proved.reason.contains("proven under the ignored 0.2%"), "\(proved.reason)")
        let tooEarly = verdict(Array(strata.prefix(3)), check: Given.errors { $0.ignoreBelow = 0.002 })
        #expect(tooEarly.state == .pending)
        #expect(tooEarly.minutesToVerdict < 30)
    }

    @Test func whatIsIgnoredNeverFails() {
        let strata = Given.minutes(60, canary: (9, 6000), baseline: (9, 54_000))
        #expect(verdict(strata).state == .fail)
        let ignoring = verdict(strata, check: Given.errors { $0.ignoreBelow = 0.01 })
        #expect(ignoring.state == .pass)
        #expect(!ignoring.pointsToHarm)
    }

    @Test func aFixedLimitNeedsNoBaseline() {
        let check = Given.errors {
            $0.worseThan = nil
            $0.max = 0.01
        }
        let bad = verdict(Given.minutes(20, canary: (30, 1000), baseline: (0, 0)), check: check)
        #expect(bad.state == .fail)
        #expect(bad.reason == "errors: canary 3% (600/20000), too many, limit 1%, uncalibrated", "\(bad.reason)")
        let good = verdict(Given.minutes(20, canary: (2, 1000), baseline: (0, 0)), check: check)
        #expect(good.state == .pass)
        #expect(good.reason == "errors: canary 0.2% (40/20000), proven under 1%, uncalibrated", "\(good.reason)")
    }

    @Test func whereMostRequestsAreEventsTheirAbsenceIsCompared() {
        // Canary 97 % v 90 %: only 1.08 times the events, but the rest is 3.3 times rarer.
        let verdict = verdict(Given.minutes(30, canary: (582, 600), baseline: (4860, 5400)))
        #expect(verdict.state == .fail)
        #expect(verdict.reason.contains("the rest 3.3x rarer"), "\(verdict.reason)")
    }

    @Test func noBaselineEventsIsAnUnboundedRatio() {
        let verdict = verdict(Given.minutes(30, canary: (3, 600), baseline: (0, 5400)))
        #expect(verdict.state == .fail)
        #expect(verdict.findings[0].effect == Verdict.unboundedEffect)
        #expect(verdict.findings[0].upper == nil)
        #expect(verdict.reason.contains(">1000x worse"), "\(verdict.reason)")
    }

    @Test func aSideWithoutDataIsNeverNoDifference() {
        let silent = verdict(Given.minutes(10, canary: (0, 0), baseline: (27, 5400)))
        #expect(silent.state == .pending)
        #expect(silent.canaryIsSilent)
        #expect(!silent.hasData)
        #expect(silent.reason == "errors: no canary data: requests_total{version=\"canary\"} is empty")
        #expect(silent.findings[0].pValue == 1)
        let noBaseline = verdict(Given.minutes(130, canary: (0, 60), baseline: (0, 0)))
        #expect(noBaseline.state == .inconclusive)
        #expect(noBaseline.reason.contains("requests_total{version=\"stable\"} is empty"))
        let gone = verdict(
            Given.minutes(130, canary: (0, 0), baseline: (27, 5400)), analysis: { $0.onDeadline = .pass })
        #expect(gone.state == .inconclusive)
    }

    @Test func theStepEndsWhenTheBakeTimeIsOver() {
        let strata = Given.minutes(60, canary: (3, 600), baseline: (27, 5400))
        let verdict = verdict(
            strata, analysis: { $0.timing.bakeSeconds = 600 }, counts: { $0.weightSteps = [55 * 60] })
        #expect(verdict.state == .pending)
        #expect(!verdict.bakeIsOver)
        #expect(verdict.minutesToVerdict == 5)
        #expect(verdict.reason.contains("bakes for 5 min more"), "\(verdict.reason)")
    }

    @Test func proofOfASideThatFellSilentDoesNotPass() {
        let strata = Given.minutes(60, canary: (3, 600), baseline: (27, 5400))
        let verdict = verdict(strata, counts: { $0.canary.lastSample = 45 * 60 })
        #expect(verdict.state == .pending)
        #expect(verdict.reason.contains("nothing new of the canary for 15 min"), "\(verdict.reason)")
    }

    @Test(arguments: [Analysis.OnDeadline.inconclusive, .fail, .pass])
    func theDeadlineDecidesWhatStaysOpen(_ onDeadline: Analysis.OnDeadline) {
        let strata = Given.minutes(130, canary: (0.01, 6), baseline: (0.1, 54))
        let verdict = verdict(strata, analysis: { $0.onDeadline = onDeadline })
        #expect(verdict.state.rawValue == onDeadline.rawValue)
        #expect(!verdict.isCertain)
        #expect(verdict.reason.contains("undecided after 2.2 h"), "\(verdict.reason)")
    }

    @Test func timeWithoutCanaryTrafficDoesNotCountTowardsTheDeadline() {
        let waiting = Given.minutes(300, canary: (0, 0), baseline: (1, 54))
        let judged = Given.minutes(30, canary: (0, 6), baseline: (1, 54), from: 300 * 60)
        #expect(verdict(waiting + judged).state == .pending)
    }
}
