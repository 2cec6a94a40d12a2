import Glibc

/// What scipy.stats and scipy.spatial answer by default for the same counts.
public enum SciPy {
    /// `jensenshannon(p, q)`: the square root of the divergence in nats.
    public static func jensenShannon(_ pair: CountPair) -> Double { pair.jensenShannonDistanceNats }

    /// `entropy(p, q)` of the canary relative to the baseline, in nats.
    public static func entropy(_ pair: CountPair) -> Double { pair.divergenceFromBaseline }

    /// `chi2_contingency` with its default correction: Yates' half a count where there are two classes.
    ///
    /// The correction makes the test wrong less often than it says, and blind at small counts. Classes without a count
    /// are left out; scipy refuses them.
    /// - Returns: the statistic, and ln of its tail.
    public static func chiSquaredContingency(_ pair: CountPair) -> (statistic: Double, logP: Double) {
        let test = HomogeneityTest(pair)
        guard test.degreesOfFreedom == 1 else { return (test.chiSquared, test.logP) }
        // All four cells of a 2 × 2 table differ from their expectation by the same amount.
        let distance = pair.largestDifference / pair.noise
        let corrected = max(0, distance - 0.5)
        let ratio = distance > 0 ? corrected / distance : 0
        let statistic = test.chiSquared * ratio * ratio
        return (statistic, HomogeneityTest.logTail(statistic, 1))
    }
}
