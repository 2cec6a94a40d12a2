import Metrics
import Testing

/// What is said about how long it will still take.
@Suite struct ForecastTests {
    /// Equal versions at 1000 requests/s a side, with 5 % errors, sampled each second; a weight step at second 40.
    private static func counts(at time: Double, stepAt step: Double = 40, warmUp: Double = 10) -> EventCounts {
        var counts = EventCounts()
        counts.canary.series = 1
        counts.baseline.series = 1
        counts.spacingSeconds = 1
        for place in 0..<60 where Double(place + 1) * 10 + 2 <= time {
            let start = Double(place) * 10
            let canary = start < step ? 300.0 : 600
            let stratum = Stratum(
                start: start, end: start + 10, canary: SideCount(total: canary, events: canary / 20),
                baseline: SideCount(total: 3000, events: 150))
            if start < warmUp || start >= step && start < step + warmUp {
                counts.warmUp.append(stratum)
            } else {
                counts.strata.append(stratum)
            }
            counts.closedUntil = stratum.end
            if stratum.end == step { counts.weightSteps = [step] }
        }
        return counts
    }

    private static func verdict(at time: Double) -> Verdict {
        var analysis = Given.analysis([Given.errors()])
        analysis.timing.warmUpSeconds = 10
        analysis.timing.bakeSeconds = 0
        return Judge(analysis).verdict([.events(counts(at: time))], start: 0, end: time)
    }

    @Test func itIsNeverShorterThanTheOpenStratumNorWithoutEndBeforeAPass() throws {
        let looks = (1...400).map { (time: Double($0), verdict: Self.verdict(at: Double($0))) }
        let passed = try #require(looks.first { $0.verdict.state == .pass }?.time)
        #expect(passed > 60, "the step must lie on the way")
        for (time, verdict) in looks where time < passed && verdict.hasData {
            let missing = passed - time
            #expect(verdict.minutesToVerdict < Verdict.unknownMinutes, "\(time): \(verdict.reason)")
            #expect(!verdict.reason.contains("no end in sight"), "\(time): \(verdict.reason)")
            let nextStratum = (12 - time.truncatingRemainder(dividingBy: 10)).truncatingRemainder(dividingBy: 10)
            #expect(verdict.minutesToVerdict * 60 >= min(missing, nextStratum), "\(time): \(verdict.reason)")
        }
    }

    @Test func afterAWeightStepTheTrafficBeforeItCounts() {
        let verdict = Self.verdict(at: 45)
        #expect(verdict.state == .pending)
        #expect(verdict.minutesToVerdict < 60, "\(verdict.reason)")
        // The warm-up ends at 50, the first stratum after it closes at 62.
        #expect(verdict.minutesToVerdict * 60 >= 17, "\(verdict.reason)")
    }

    @Test func aShareOnTheWrongSideOfItsLimitIsNotOnTheWayToAProof() {
        // 0.98 % against 1 %: inside, but nothing to prove soon; 1.02 %: past it, and no proof is ahead.
        let check = Given.errors {
            $0.worseThan = nil
            $0.max = 0.01
            $0.ignoreBelow = 0.02
        }
        let counts = Given.counts(Given.minutes(60, canary: (10.2, 1000), baseline: (0, 0)))
        let verdict = Judge(Given.analysis([check])).verdict([.events(counts)], start: 0, end: 3600)
        #expect(verdict.state == .pending)
        #expect(verdict.minutesToVerdict == Verdict.unknownMinutes, "\(verdict.reason)")
    }

    @Test func nothingIsForecastOfASideThatFellSilent() {
        let counts = Given.counts(Given.minutes(60, canary: (3, 600), baseline: (27, 5400))) {
            $0.canary.lastSample = 45 * 60
        }
        let verdict = Judge(Given.analysis([Given.errors()])).verdict([.events(counts)], start: 0, end: 3600)
        #expect(verdict.minutesToVerdict == Verdict.unknownMinutes)
    }

    @Test func aModelWithoutErrorsHasAForecastFromItsFirstRequests() {
        let counts = Given.counts(Given.minutes(2, canary: (0, 60), baseline: (0, 540)))
        let check = Given.errors { $0.ignoreBelow = 0.002 }
        let verdict = Judge(Given.analysis([check])).verdict([.events(counts)], start: 0, end: 120)
        #expect(verdict.minutesToVerdict < 120, "\(verdict.reason)")
    }
}
