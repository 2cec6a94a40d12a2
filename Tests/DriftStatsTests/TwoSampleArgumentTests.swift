import DriftStats
import Foundation
import Testing

/// Edges and refusals of the statistics on counts over time, strata and values.
@Suite struct TwoSampleArgumentTests {
    @Test func sequentialTestsNameWhatTheyRefuse() throws {
        #expect(throws: InvalidArgument("shares", allowed: "probabilities that add up to 1")) {
            try MultinomialEProcess(shares: [0.5, 0.6])
        }
        var multinomial = try MultinomialEProcess(shares: [0.5, 0.5])
        var arms = try ArmGivenClassEProcess(classes: 2, weight: 0.1)
        for count in [-1, Double.nan, .infinity] {
            #expect(throws: InvalidArgument("counts", allowed: "one for each class, finite and at least 0")) {
                try multinomial.add([1, count])
            }
            #expect(throws: InvalidArgument("baseline", allowed: "one count for each class, finite and at least 0")) {
                try arms.add(canary: [1, 1], baseline: [1, count])
            }
        }
        #expect(throws: InvalidArgument("weight", allowed: "above 0 and below 1")) {
            try ArmGivenClassEProcess(classes: 2, weight: 1)
        }
        #expect(throws: InvalidArgument("alpha", allowed: "above 0 and below 1/2")) {
            try NormalMixture(sides: .one, optimum: 10, alpha: 0.5)
        }
        #expect(throws: InvalidArgument("times", allowed: "ascending, above 0 and at most 1, 1000 at most")) {
            try GroupSequential.spending(.pocock, times: [0.5, 0.5], alpha: 0.05, sides: 2)
        }
        #expect(throws: InvalidArgument("successes", allowed: "between 0 and the trials")) {
            try BernoulliSequence(optimum: 100).interval(successes: 3, trials: 2, alpha: 0.05)
        }
    }

    @Test func aSideWithoutRequestsIsNoEvidence() throws {
        var arms = try ArmGivenClassEProcess(classes: 3, weight: 0.1)
        #expect(arms.logE == 0)
        try arms.add(canary: [0, 0, 0], baseline: [5, 0, 3])
        #expect(arms.logE < 0)
        #expect(arms.alwaysValidP == 1)
        // The same events in two rows or in one are the same evidence.
        var once = try ArmGivenClassEProcess(classes: 3, weight: 0.1)
        try arms.add(canary: [1, 9, 0], baseline: [10, 1, 0])
        try once.add(canary: [1, 9, 0], baseline: [15, 1, 3])
        #expect(abs(arms.logE - once.logE) < 1e-12)
    }

    @Test func theMultinomialProcessIsFair() throws {
        // All outcomes of 40 events in two classes.
        var mean = 0.0
        for x in 0...40 {
            var process = try MultinomialEProcess(shares: [0.3, 0.7], concentration: 10)
            try process.add([Double(x), Double(40 - x)])
            let logChoices = lgamma(41) - lgamma(Double(x + 1)) - lgamma(Double(41 - x))
            mean += exp(logChoices + Double(x) * log(0.3) + Double(40 - x) * log(0.7) + process.logE)
        }
        #expect(abs(mean - 1) < 1e-11)
    }

    @Test func strataAreCheckedAndClassesMayBeApart() throws {
        #expect(throws: InvalidArgument("strata", allowed: "at least one")) { try CochranMantelHaenszel([]) }
        #expect(throws: InvalidArgument("strata", allowed: "the same number of classes on both sides of each")) {
            try SegmentMix([ClassStratum(canary: [1, 2], baseline: [1])])
        }
        // Two segments with classes of their own: one degree of freedom each.
        let first = ClassStratum(canary: [9, 21, 0, 0], baseline: [50, 50, 0, 0])
        let second = ClassStratum(canary: [0, 0, 5, 5], baseline: [0, 0, 40, 70])
        let both = try CochranMantelHaenszel([first, second])
        let alone = try [first, second].map { try CochranMantelHaenszel([$0]) }
        #expect(both.degreesOfFreedom == 2)
        #expect(abs(both.statistic - alone[0].statistic - alone[1].statistic) < 1e-12)
        #expect(throws: InvalidArgument("lengths", allowed: "at least 1")) { try BlockDispersion([], lengths: [0]) }
    }

    @Test func shiftsAndSwapsGiveWhatTheyShould() throws {
        let x = [3.5, 1.25, 9, 2, 2, 7]
        let y = [1.0, 2, 2, 8, 4.5]
        let test = try MannWhitney(canary: x, baseline: y)
        let swapped = try MannWhitney(canary: y, baseline: x)
        #expect(test.u + swapped.u == 30)
        #expect(try abs(test.exactP().greater - swapped.exactP().less) < 1e-15)
        let shift = try HodgesLehmann(canary: x.map { $0 + 16 }, baseline: y)
        #expect(try abs(shift.estimate - HodgesLehmann(canary: x, baseline: y).estimate - 16) < 1e-12)
        #expect(throws: InvalidArgument("canary", allowed: "with the baseline 2500 pairs at most")) {
            try MannWhitney(canary: Array(repeating: 1, count: 51), baseline: Array(repeating: 2, count: 50)).exactP()
        }
    }

    @Test func sharesAtTheirEnds() throws {
        let none = try MiettinenNurminen(canaryEvents: 0, canaryTrials: 10, baselineEvents: 0, baselineTrials: 20)
        #expect(try none.z(null: 0) == 0)
        let all = try MiettinenNurminen(canaryEvents: 10, canaryTrials: 10, baselineEvents: 0, baselineTrials: 20)
        #expect(try all.interval(confidence: 0.95).upper == 1)
        let exact = try Boschloo(
            canaryEvents: 0, canaryTrials: 10, baselineEvents: 0, baselineTrials: 20, alternative: .greater)
        #expect(exact.p == 1)
        #expect(throws: InvalidArgument("baselineEvents", allowed: "between 0 and the trials")) {
            try Boschloo(
                canaryEvents: 0, canaryTrials: 10, baselineEvents: 21, baselineTrials: 20, alternative: .less)
        }
    }
}
