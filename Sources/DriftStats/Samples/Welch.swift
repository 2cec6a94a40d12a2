import Glibc

/// Welch's t test (1947) of two means with unequal variances.
///
/// For values that are independent of each other: not for samples of a gauge over time.
public struct Welch: Sendable, Equatable {
    /// Canary minus baseline.
    public let meanDifference: Double
    public let t: Double
    public let degreesOfFreedom: Double
    /// ln of the two-sided p-value by Student's law.
    public let logP: Double

    /// nil where neither sample varies: the test is not defined then.
    ///
    /// - Throws: for a sample of fewer than two values or a number that is not finite.
    public init?(canary: [Double], baseline: [Double]) throws(InvalidArgument) {
        try Sample.validate(canary, "canary", atLeast: 2)
        try Sample.validate(baseline, "baseline", atLeast: 2)
        let first = try SampleMoments(canary)
        let second = try SampleMoments(baseline)
        let own = first.populationDeviation / sqrt(first.count - 1)
        let other = second.populationDeviation / sqrt(second.count - 1)
        let error = hypot(own, other)
        guard error > 0 else { return nil }
        meanDifference = first.mean - second.mean
        let t = meanDifference / error
        let freedom =
            1 / (pow(own / error, 4) / (first.count - 1) + pow(other / error, 4) / (second.count - 1))
        self.t = t
        degreesOfFreedom = freedom
        let sum = freedom + t * t
        logP = t == 0 ? 0 : Beta.logCDF(freedom / sum, complement: t * t / sum, freedom / 2, 0.5).lower
    }
}
