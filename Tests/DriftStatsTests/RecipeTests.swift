import DriftStats
import Foundation
import Testing

/// 900/100 requests of the baseline against 170/30 of the canary, as the libraries themselves judge them (Evidently
/// 0.7.23, NannyML 0.13.1, scipy 1.17.1).
@Suite struct RecipeTests {
    private func pair() throws -> CountPair { try CountPair(canary: [170, 30], baseline: [900, 100]) }

    @Test func twoClasses() throws {
        let pair = try pair()
        #expect(abs(Evidently.chiSquared(pair).statistic - 5.56) < 0.005)
        #expect(abs(exp(Evidently.chiSquared(pair).logP) - 0.0184) < 5e-5)
        #expect(abs(NannyML.chiSquared(pair).statistic - 3.811) < 5e-4)
        #expect(abs(exp(SciPy.chiSquaredContingency(pair).logP) - 0.0509) < 5e-5)
        #expect(abs(Evidently.jensenShannonDistance(pair) - 0.0536) < 5e-5)
        #expect(abs(SciPy.jensenShannon(pair) - 0.0536) < 5e-5)
        #expect(abs(NannyML.jensenShannonDistance(pair) - 0.0644) < 5e-5)
        #expect(abs(NannyML.hellinger(pair) - 0.0537) < 5e-5)
        #expect(abs(NannyML.largestDifference(pair) - 0.05) < 1e-15)
        #expect(abs(Fiddler.stabilityIndex(pair) - 0.02532) < 5e-6)
        #expect(abs(PopulationStability(pair).value - 0.02422) < 5e-6)
        #expect(abs(Evidently.stabilityIndex(pair) - 0.02313) < 5e-6)
        // Without empty classes Evidently's divergence is the plain one.
        #expect(abs(Evidently.divergence(pair) / pair.divergenceFromCanary - 1) < 1e-12)
        #expect(SciPy.entropy(pair) == pair.divergenceFromBaseline)
    }

    @Test func balancedCramersV() throws {
        let balanced = try CountPair(canary: [170, 30], baseline: [180, 20])
        let expected = try #require(HomogeneityTest(balanced).cramersVCorrected)
        #expect(abs(try #require(try Deepchecks.cramersV(pair())) - expected) < 1e-12)
    }

    @Test func newClass() throws {
        let pair = try CountPair(canary: [499, 500, 1], baseline: [500, 500, 0])
        #expect(Evidently.chiSquared(pair).logP == -.infinity)
        #expect(pair.divergenceFromBaseline == .infinity)
        #expect(Evidently.divergence(pair) < .infinity)
        #expect(exp(SciPy.chiSquaredContingency(pair).logP) > 0.5)
    }

    /// Yates' half count takes away all of a difference that is no larger.
    @Test func yatesAtSmallDifferences() throws {
        let pair = try CountPair(canary: [10, 11], baseline: [11, 10])
        #expect(SciPy.chiSquaredContingency(pair).statistic == 0)
        #expect(SciPy.chiSquaredContingency(pair).logP == 0)
    }
}
