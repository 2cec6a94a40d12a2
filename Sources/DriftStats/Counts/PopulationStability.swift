import Glibc

/// The population stability index (PSI) with half a count added to each class, and what chance alone would make of it.
///
/// PSI = Σ (p − q) ln(p/q). Where nothing differs PSI / (1/n + 1/m) follows about χ² with one degree of freedom less
/// than used classes (Yurdakul 2018); where something differs, about the non-central χ² law with noncentrality
/// true PSI / (1/n + 1/m). Both are good for counts of about five or more a class: pool rarer classes first, by the sum
/// of both sides.
public struct PopulationStability: Sendable, Equatable {
    /// The index, with ½ added to each count: finite, and 0 for equal counts.
    public let value: Double
    /// Used classes less one.
    public let degreesOfFreedom: Int
    /// 1/n + 1/m.
    public let noise: Double

    public init(_ pair: CountPair) {
        value = pair.rawStabilityIndex(adding: 0.5)
        degreesOfFreedom = pair.degreesOfFreedom
        noise = pair.noise
    }

    /// The mean of the index when nothing differs.
    public var bias: Double { Double(degreesOfFreedom) * noise }

    /// The index less its bias, at least 0: the estimate of the true index.
    public var corrected: Double { max(0, value - bias) }

    /// The index on the scale of the χ² law.
    public var statistic: Double { value / noise }

    /// ln of the probability of such an index or a larger one when nothing differs; 0 with a single class.
    public var logP: Double { HomogeneityTest.logTail(statistic, degreesOfFreedom) }

    /// Interval for the true index; nil with a single class.
    ///
    /// Its ends are the noncentralities at which the statistic is the upper and the lower quantile, times the noise.
    /// From a statistic of 4000 on the normal limit around the corrected index takes over.
    /// - Throws: unless 0 < confidence < 1.
    public func interval(confidence: Double = 0.9) throws(InvalidArgument) -> Interval? {
        try require(confidence > 0 && confidence < 1, "confidence", "above 0 and below 1")
        guard degreesOfFreedom > 0 else { return nil }
        let tail = (1 - confidence) / 2
        let degrees = Double(degreesOfFreedom)
        guard statistic < Self.normalFrom else {
            let lambda = max(0, statistic - degrees)
            let width = try -normalQuantile(tail) * sqrt(2 * (degrees + 2 * lambda)) * noise
            return Interval(lower: max(0, corrected - width), upper: corrected + width)
        }
        let lower = try NoncentralChiSquared.noncentrality(statistic, degreesOfFreedom: degrees, p: 1 - tail)
        let upper = try NoncentralChiSquared.noncentrality(statistic, degreesOfFreedom: degrees, p: tail)
        return Interval(lower: lower * noise, upper: upper * noise)
    }

    private static let normalFrom = 4000.0
}
