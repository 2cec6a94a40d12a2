import Glibc

/// How much of a difference in classes comes from the model, and how much from another mix of segments.
///
/// With a and b the canary's and the baseline's mix, P and Q the sides' class shares within segments, each smoothed by
/// half a count a class. A shift of the mix alone is a warning about the traffic, not about the model.
public struct SegmentMix: Sendable, Equatable {
    /// PSI(ΣaP, ΣbQ): what a comparison without segments sees.
    public let pooled: Double
    /// PSI(ΣbP, ΣbQ): the difference if the canary had the baseline's mix.
    public let withinBaselineMix: Double
    /// PSI(ΣaQ, ΣbQ): the difference that the mix alone makes.
    public let mixOnly: Double
    /// Half the sum of the absolute differences between ΣbP and ΣbQ.
    public let totalVariationWithinBaselineMix: Double
    /// PSI(a, b); +∞ where a segment is empty on one side.
    public let segmentMix: Double

    /// - Throws: for no stratum, different numbers of classes, a count that is negative or not finite, or a side
    ///   without any request.
    public init(_ strata: [ClassStratum]) throws(InvalidArgument) {
        try ClassStratum.validate(strata)
        let n = strata.reduce(0) { $0 + $1.canaryTotal }
        let m = strata.reduce(0) { $0 + $1.baselineTotal }
        try require(n > 0 && m > 0, "strata", "a request on each side")
        let a = strata.map { $0.canaryTotal / n }
        let b = strata.map { $0.baselineTotal / m }
        let canary = strata.map { Self.smoothed($0.canary) }
        let baseline = strata.map { Self.smoothed($0.baseline) }
        let within = Self.mixed(b, canary)
        let reference = Self.mixed(b, baseline)
        pooled = Self.stabilityIndex(Self.mixed(a, canary), reference)
        withinBaselineMix = Self.stabilityIndex(within, reference)
        mixOnly = Self.stabilityIndex(Self.mixed(a, baseline), reference)
        totalVariationWithinBaselineMix = 0.5 * zip(within, reference).reduce(0) { $0 + abs($1.0 - $1.1) }
        segmentMix = Self.stabilityIndex(a, b)
    }

    private static func smoothed(_ counts: [Double]) -> [Double] {
        let total = counts.reduce(0, +) + 0.5 * Double(counts.count)
        return counts.map { ($0 + 0.5) / total }
    }

    private static func mixed(_ weights: [Double], _ shares: [[Double]]) -> [Double] {
        shares[0].indices.map { k in zip(weights, shares).reduce(0) { $0 + $1.0 * $1.1[k] } }
    }

    /// Σ (p−q) ln(p/q); a class that is 0 on both sides adds nothing.
    private static func stabilityIndex(_ p: [Double], _ q: [Double]) -> Double {
        zip(p, q).reduce(0) { sum, pair in
            let (p, q) = pair
            guard p != q else { return sum }
            guard p > 0, q > 0 else { return .infinity }
            // ln(p/q) = 2 atanh((p−q)/(p+q)) keeps its digits where p and q are near each other.
            let ratio = (p - q) / (p + q)
            return sum + (p - q) * (abs(ratio) < 0.5 ? 2 * atanh(ratio) : log(p / q))
        }
    }
}
