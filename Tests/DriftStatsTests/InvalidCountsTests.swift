import DriftStats
import JSON
import Testing

@Suite struct InvalidCountsTests {
    @Test func invalid() throws {
        try GoldenFile("drift/invalid.json")?.check(
            [
                "cases": { entry in
                    if entry.value["buckets"] != nil { return try InvalidBuckets.check(&entry) }
                    let canary = try entry.numbers("canary")
                    let baseline = try entry.numbers("baseline")
                    do {
                        _ = try CountPair(canary: canary, baseline: baseline)
                        entry.fail("was accepted")
                    } catch let error as InvalidArgument {
                        let wanted = Self.wanted(try entry.text("reason"), canary, baseline)
                        if error != wanted { entry.fail("says \(error), not \(wanted)") }
                    }
                }
            ])
    }

    private static func wanted(_ reason: String, _ canary: [Double], _ baseline: [Double]) -> InvalidArgument {
        func side(_ fault: ([Double]) -> Bool) -> String { fault(canary) ? "canary" : "baseline" }
        switch reason {
        case "no-data" where canary.isEmpty || baseline.isEmpty:
            return InvalidArgument(side { $0.isEmpty }, allowed: "at least one class")
        case "no-data":
            return InvalidArgument(side { $0.allSatisfy { $0 == 0 } }, allowed: "at least one count above 0")
        case "not-finite", "negative":
            return InvalidArgument(
                side { !$0.allSatisfy { $0 >= 0 && $0 < .infinity } }, allowed: "finite counts, at least 0")
        default: return InvalidArgument("baseline", allowed: "as many classes as the canary, \(canary.count)")
        }
    }

    @Test func totalsThatOverflow() {
        let error = #expect(throws: InvalidArgument.self) { try CountPair(canary: [1e308, 1e308], baseline: [1, 1]) }
        #expect(error?.argument == "canary")
    }

    @Test func arguments() throws {
        let stability = PopulationStability(try CountPair(canary: [1, 2], baseline: [3, 4]))
        #expect(throws: InvalidArgument.self) { try stability.interval(confidence: 1) }
        #expect(throws: InvalidArgument.self) { try stability.interval(confidence: .nan) }
        #expect(throws: InvalidArgument.self) {
            try CountPair(canary: [1], baseline: [1]).stabilityIndex(adding: -1)
        }
        #expect(throws: InvalidArgument.self) {
            try FisherExact(canaryEvents: 1.5, canaryTrials: 3, baselineEvents: 1, baselineTrials: 3)
        }
        #expect(throws: InvalidArgument.self) {
            try FisherExact(canaryEvents: 4, canaryTrials: 3, baselineEvents: 1, baselineTrials: 3)
        }
        #expect(throws: InvalidArgument.self) {
            try RateDifference.pooledZ(canaryEvents: 0, canaryTrials: 0, baselineEvents: 1, baselineTrials: 3)
        }
        #expect(throws: InvalidArgument.self) {
            try KolmogorovSmirnov.exactLogP(steps: 1, canaryCount: 100_000, baselineCount: 100_000)
        }
        #expect(throws: InvalidArgument.self) {
            try KolmogorovSmirnov.exactLogP(steps: 7, canaryCount: 2, baselineCount: 3)
        }
        #expect(throws: InvalidArgument.self) {
            try KolmogorovSmirnov.exactLogP(steps: 1, canaryCount: .max, baselineCount: .max)
        }
        #expect(throws: InvalidArgument.self) {
            try KolmogorovSmirnov.limitLogP(distance: .nan, canaryCount: 2, baselineCount: 3)
        }
    }
}
