import Glibc

/// The ranks between which a quantile lies, whatever the distribution.
public struct QuantileRanks: Sendable, Equatable {
    /// Rank of the lower end among the sorted values, from 1; 0 means no lower end.
    public let lower: Double
    /// Rank of the upper end; n + 1 means no upper end.
    public let upper: Double
    /// P(lower ≤ B ≤ upper − 1), B ~ Binomial(n, q).
    public let coverage: Double

    /// - Parameters:
    ///   - count: a whole number n ≥ 1.
    ///   - quantile: q, above 0 and below 1.
    /// - Throws: for arguments out of range.
    public init(count n: Double, quantile q: Double, confidence: Double) throws(InvalidArgument) {
        try require(n >= 1 && n < 1e15 && n == n.rounded(), "count", "a whole number, at least 1")
        try require(q > 0 && q < 1, "quantile", "above 0 and below 1")
        try require(confidence > 0 && confidence < 1, "confidence", "above 0 and below 1")
        let tail = (1 - confidence) / 2
        lower = try Binomial.quantile(tail, trials: n, q)
        upper = try Binomial.quantile(1 - tail, trials: n, q) + 1
        coverage = Binomial.cdf(upper - 1, trials: n, q) - Binomial.cdf(lower - 1, trials: n, q)
    }
}
