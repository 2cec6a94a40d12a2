import DriftStats
import Foundation
import TestKit
import Testing

@Suite struct CountPropertyTests {
    private static func allNumbers(_ pair: CountPair) throws -> [Double] {
        let test = HomogeneityTest(pair)
        let stability = PopulationStability(pair)
        return [
            pair.totalVariation, pair.largestDifference, pair.hellinger, pair.jensenShannonDivergence,
            pair.jensenShannonDistanceNats, pair.jensenShannonDistanceBits, test.chiSquared, test.g, test.cramersV,
            test.cramersVCorrected ?? 0, stability.value, stability.corrected, stability.statistic,
            Evidently.stabilityIndex(pair), Evidently.divergence(pair), Deepchecks.stabilityIndex(pair),
            Fiddler.stabilityIndex(pair), SciPy.chiSquaredContingency(pair).statistic,
        ]
    }

    private static func counts(_ random: inout SeededRandom, _ classes: Int) -> [Double] {
        (0..<classes).map { _ in
            Bool.random(using: &random) && Bool.random(using: &random) ? 0 : pow(10, .random(in: 0...8, using: &random))
        }
    }

    @Test func equalSidesGiveExactlyNothing() throws {
        var random = SeededRandom(seed: 1)
        for _ in 0..<300 {
            let counts = Self.counts(&random, .random(in: 1...30, using: &random)) + [1]
            let pair = try CountPair(canary: counts, baseline: counts)
            #expect(try Self.allNumbers(pair).allSatisfy { $0 == 0 })
            #expect(pair.divergenceFromBaseline == 0 && pair.divergenceFromCanary == 0)
            #expect(HomogeneityTest(pair).logP == 0 && HomogeneityTest(pair).gLogP == 0)
            #expect(PopulationStability(pair).logP == 0)
            #expect(try PopulationStability(pair).interval()?.lower ?? 0 == 0)
        }
    }

    @Test func sidesAndClassesMayBeExchanged() throws {
        var random = SeededRandom(seed: 2)
        for _ in 0..<300 {
            let classes = Int.random(in: 2...20, using: &random)
            let canary = Self.counts(&random, classes) + [1]
            let baseline = Self.counts(&random, classes) + [1]
            let pair = try CountPair(canary: canary, baseline: baseline)
            let mirrored = try CountPair(canary: baseline, baseline: canary)
            let order = canary.indices.shuffled(using: &random)
            let shuffled = try CountPair(canary: order.map { canary[$0] }, baseline: order.map { baseline[$0] })
            #expect(
                abs(pair.divergenceFromBaseline / mirrored.divergenceFromCanary - 1) < 1e-12
                    || pair.divergenceFromBaseline == .infinity)
            for (index, value) in try Self.allNumbers(pair).enumerated() {
                let other = try Self.allNumbers(shuffled)[index]
                #expect(abs(other - value) <= 1e-11 * value)
                // Evidently's divergence has a direction.
                guard index != 14 else { continue }
                let back = try Self.allNumbers(mirrored)[index]
                #expect(abs(back - value) <= 1e-11 * value)
            }
        }
    }

    @Test func nothingButNumbersComesOut() throws {
        var random = SeededRandom(seed: 3)
        func extreme(_ classes: Int) -> [Double] {
            (0..<classes).map { _ in
                Int.random(in: 0..<4, using: &random) == 0 ? 0 : pow(10, .random(in: -300...15, using: &random))
            }
        }
        for _ in 0..<3000 {
            let classes = Int.random(in: 1...8, using: &random)
            guard let pair = try? CountPair(canary: extreme(classes), baseline: extreme(classes)) else { continue }
            #expect(try Self.allNumbers(pair).allSatisfy { $0.isFinite && $0 >= 0 })
            #expect(HomogeneityTest(pair).logP <= 0 && HomogeneityTest(pair).gLogP <= 0)
            #expect(!pair.divergenceFromBaseline.isNaN && !pair.divergenceFromCanary.isNaN)
            #expect(PopulationStability(pair).logP <= 0)
            if let interval = try PopulationStability(pair).interval() {
                #expect(interval.lower >= 0 && interval.upper.isFinite && interval.lower <= interval.upper)
            }
        }
    }

    @Test func exactLawOfKolmogorovSmirnovFalls() throws {
        for (n, m) in [(1, 1), (4, 6), (17, 30), (40, 40)] {
            let logs = (0...(n * m)).compactMap { steps in
                try? KolmogorovSmirnov.exactLogP(steps: steps, canaryCount: n, baselineCount: m)
            }
            #expect(logs.first == 0)
            #expect(zip(logs, logs.dropFirst()).allSatisfy { $0 >= $1 })
            // Only two of all orders separate the samples wholly.
            let last = try #require(logs.last)
            let paths = (1...n).reduce(0.0) { $0 + log(Double(m + $1) / Double($1)) }
            #expect(abs(last - min(0, log(2) - paths)) < 1e-12 * max(1, paths))
        }
    }

    /// Far below what `Double` holds: 2 of C(6000, 3000) orders, C(2n, n) ≈ 4ⁿ/√(πn) (1 − 1/(8n)).
    @Test func exactLawBelowTheRangeOfDouble() throws {
        let n = 3000.0
        let logP = try KolmogorovSmirnov.exactLogP(steps: 3000, canaryCount: 3000, baselineCount: 3000)
        let paths = n * log(4) - 0.5 * log(Double.pi * n) + log1p(-1 / (8 * n))
        #expect(abs(logP - (log(2) - paths)) < 1e-8)
    }

    @Test func hypergeometricSumsToOne() throws {
        for (events, first, second) in [(7.0, 10.0, 20.0), (30, 12, 25), (1, 1, 1), (500, 800, 4000)] {
            let law = try Hypergeometric(events: events, firstTrials: first, secondTrials: second)
            let terms = stride(from: law.least, through: law.greatest, by: 1).map(law.logProbability)
            #expect(abs(logSumExp(terms)) < 1e-12)
            for x in stride(from: law.least, through: law.greatest, by: 1) {
                #expect(abs(exp(law.logUpper(x)) + exp(law.logLower(x - 1)) - 1) < 1e-12)
            }
        }
    }

    /// Simulated counts of known shares: the interval's share of hits is near its level.
    @Test func intervalContainsTheTrueIndex() throws {
        var random = SeededRandom(seed: 4)
        let q = [0.4, 0.3, 0.2, 0.1]
        let p = [0.3, 0.3, 0.25, 0.15]
        let truth = zip(p, q).reduce(0) { $0 + ($1.0 - $1.1) * log($1.0 / $1.1) }
        func draw(_ shares: [Double], _ count: Int) -> [Double] {
            var counts = [Double](repeating: 0, count: shares.count)
            for _ in 0..<count {
                var rest = Double.random(in: 0..<1, using: &random)
                let index = shares.firstIndex { share in
                    rest -= share
                    return rest < 0
                }
                counts[index ?? shares.count - 1] += 1
            }
            return counts
        }
        var hits = 0
        for _ in 0..<400 {
            let pair = try CountPair(canary: draw(p, 500), baseline: draw(q, 2000))
            let interval = try #require(try PopulationStability(pair).interval())
            if interval.lower <= truth && truth <= interval.upper { hits += 1 }
        }
        // 90 % of 400 with a standard deviation of 6, and the law is an approximation.
        #expect(hits > 330)
    }
}
