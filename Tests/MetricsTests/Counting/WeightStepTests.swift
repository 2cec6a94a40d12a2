import Foundation
import Metrics
import Testing

@Suite struct WeightStepTests {
    /// Six hours at a constant weight, 100 times: chance alone must not look like a step.
    @Test(arguments: [(2.0, 0.05), (20, 0.1), (600, 0.1), (6000, 0.5), (60_000, 0.01)])
    func chanceIsNoStep(requestsPerStratum: Double, share: Double) {
        var generator = SeededGenerator(7)
        var steps = 0
        for _ in 0..<100 {
            var detector = WeightStepDetector()
            for _ in 0..<420 {
                let canary = generator.poisson(requestsPerStratum * share)
                let baseline = generator.poisson(requestsPerStratum * (1 - share))
                if detector.append(canary: canary, baseline: baseline) { steps += 1 }
            }
        }
        #expect(steps <= 1)
    }

    /// Sticky users: shares that scatter more than chance raise the guard after a few strata.
    @Test func scatteredSharesRarelyLookLikeSteps() {
        var generator = SeededGenerator(8)
        var steps = 0
        for _ in 0..<100 {
            var detector = WeightStepDetector()
            for _ in 0..<360 {
                // Bundles of five requests: dispersion 5.
                let canary = 5 * generator.poisson(12)
                let baseline = 5 * generator.poisson(108)
                if detector.append(canary: canary, baseline: baseline) { steps += 1 }
            }
        }
        #expect(steps <= 20)
    }

    @Test(arguments: [
        // requests a stratum, share before and after, strata within which it must show
        (6000.0, 0.05, 0.1, 1), (1000, 0.1, 0.2, 1), (1000, 0.1, 0.15, 4), (100, 0.1, 0.2, 16), (1000, 0.0, 0.05, 1),
        (1000, 0.2, 0.0, 1), (50, 0.0, 0.1, 4), (6000, 0.5, 1.0, 1),
    ])
    func stepsShow(requests: Double, before: Double, after: Double, within: Int) {
        var generator = SeededGenerator(9)
        var late = 0
        for _ in 0..<100 {
            var detector = WeightStepDetector()
            var early = 0
            for _ in 0..<30 {
                if detector.append(
                    canary: generator.poisson(requests * before), baseline: generator.poisson(requests * (1 - before)))
                {
                    early += 1
                }
            }
            #expect(early == 0)
            var isSeen = false
            for _ in 0..<within where !isSeen {
                isSeen = detector.append(
                    canary: generator.poisson(requests * after), baseline: generator.poisson(requests * (1 - after)))
            }
            if !isSeen { late += 1 }
        }
        #expect(late <= 5)
    }

    @Test func aSmallChangeIsNoStepHoweverCertain() {
        var detector = WeightStepDetector()
        var steps = 0
        for index in 0..<40 {
            let canary = index < 20 ? 1e6 : 1.15e6
            if detector.append(canary: canary, baseline: 1e7 - canary) { steps += 1 }
        }
        #expect(steps == 0)
    }

    @Test func everyStepOfARampIsSeenOnce() {
        var detector = WeightStepDetector()
        var seen: [Int] = []
        for index in 0..<60 {
            let share = [0.05, 0.1, 0.25, 0.5][index / 15]
            if detector.append(canary: 1000 * share, baseline: 1000 * (1 - share)) { seen.append(index) }
        }
        #expect(seen == [15, 30, 45])
    }

    /// From the series: found, and the strata around it left out.
    @Test func warmUpsAreLeftOut() async throws {
        let start = Fixture.start
        func counter(_ version: String, _ before: Double, _ after: Double) -> Series {
            var value = 0.0
            let samples = (-20...64).map { index -> (Double, Double) in
                value += index <= 24 ? before : after
                return (start + Double(index) * 15, value)
            }
            return .counter(Fixture.labels(version), samples)
        }
        let counts = try await Fixture.read(
            [counter("canary", 100, 300), counter("stable", 900, 700)], seconds: 900, seenAfter: 960, warmUp: 60)
        // The sample of second 375 is the first with the new share.
        #expect(counts.weightSteps == [start + 375])
        #expect(counts.warmUp.map { $0.start - start } == [0, 15, 30, 45, 360, 375, 390, 405, 420])
        #expect(counts.strata.first?.start == start + 60)
        #expect(counts.strata.count + counts.warmUp.count == 45)
        let without = try await Fixture.read(
            [counter("canary", 100, 300), counter("stable", 900, 700)], seconds: 900, seenAfter: 960)
        #expect(without.warmUp.isEmpty)
        #expect(without.weightSteps == [start + 375])
    }

    /// Samples at other moments on either side, a second apart from the boundaries and back: no step.
    @Test func momentsOfSamplesAreNoStep() async throws {
        let start = Fixture.start
        func jittering(_ version: String, _ perSecond: Double) -> Series {
            .counter(
                Fixture.labels(version),
                (-20...80).map { index in
                    let time = Double(index) * 15 + (index % 3 == 0 ? -0.4 : 0.4)
                    return (start + time, (time + 400) * perSecond)
                })
        }
        let counts = try await Fixture.read(
            [jittering("canary", 10), jittering("stable", 90)], seconds: 1100, seenAfter: 1200)
        // Some strata hold two samples of a side, others none.
        #expect(Set(counts.strata.map { ($0.canary.total / 150).rounded() }).count > 1)
        #expect(counts.weightSteps.isEmpty)
    }

    @Test func theFirstTrafficOfACanaryIsAStep() async throws {
        let start = Fixture.start
        let counts = try await Fixture.read(
            [
                Fixture.steady("stable", to: 900, perSample: 900),
                .counter(Fixture.labels("canary"), (14...60).map { (start + Double($0) * 15, Double($0) * 100) }),
            ], seconds: 800, seenAfter: 900, warmUp: 60)
        #expect(counts.weightSteps == [start + 225])
        #expect(!counts.strata.contains { $0.start < start + 285 && $0.start >= start + 210 })
    }
}

extension SeededGenerator {
    /// A Poisson number; beyond 200 the rounded normal approximation.
    mutating func poisson(_ mean: Double) -> Double {
        if mean > 200 {
            let radius = (-2 * log(Double.random(in: .leastNonzeroMagnitude...1, using: &self))).squareRoot()
            return max(0, (mean + mean.squareRoot() * radius * cos(.random(in: 0...(2 * .pi), using: &self))).rounded())
        }
        var count = 0.0
        var product = Double.random(in: 0...1, using: &self)
        while product > exp(-mean) {
            count += 1
            product *= Double.random(in: 0...1, using: &self)
        }
        return count
    }
}
