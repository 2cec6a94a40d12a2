import Glibc

/// The ratio of two event rates at one look: given all events, the canary's are binomial.
///
/// X ~ Binomial(x + y, R n_c/(R n_c + n_b)) (Przyborowski and Wilenski 1940); for fractions by the incomplete beta
/// function.
public struct PoissonConditional: Sendable, Equatable {
    /// Probability of an event being the canary's under the null ratio.
    public let nullShare: Double
    /// ln P(X ≥ x), evidence that the ratio is above the null.
    public let logPGreater: Double
    /// ln P(X ≤ x).
    public let logPLess: Double
    /// P(X ≥ x) less half the probability of x itself.
    public let midPGreater: Double
    /// +∞ without baseline events, nil without any.
    public let ratio: Double?
    /// Clopper–Pearson ends, mapped to the ratio.
    public let interval: Interval

    public var pGreater: Double { exp(logPGreater) }
    public var pLess: Double { exp(logPLess) }

    /// - Throws: unless counts are at least 0, exposures and the null ratio positive, and 0 < confidence < 1.
    public init(_ row: RatioRow, nullRatio: Double = 1, confidence: Double = 0.95) throws(InvalidArgument) {
        try row.validate()
        try require(row.canaryExposures > 0, "canaryExposures", "above 0")
        try require(row.baselineExposures > 0, "baselineExposures", "above 0")
        try require(nullRatio > 0 && nullRatio < .infinity, "nullRatio", "a positive number")
        try require(confidence > 0 && confidence < 1, "confidence", "above 0 and below 1")
        let x = row.canaryEvents
        let y = row.baselineEvents
        let sum = nullRatio * row.canaryExposures + row.baselineExposures
        let share = nullRatio * row.canaryExposures / sum
        let rest = row.baselineExposures / sum
        nullShare = share
        logPGreater = x == 0 ? 0 : Beta.logCDF(share, complement: rest, x, y + 1).lower
        logPLess = y == 0 ? 0 : Beta.logCDF(share, complement: rest, x + 1, y).upper
        midPGreater = exp(logPGreater) - 0.5 * exp(Self.logProbability(x, y, share, rest))
        ratio = x + y == 0 ? nil : y == 0 ? .infinity : x / row.canaryExposures / (y / row.baselineExposures)
        let scale = row.baselineExposures / row.canaryExposures
        let tail = (1 - confidence) / 2
        let lower = x == 0 ? (x: 0, complement: 1) : Beta.quantile(tail, x, y + 1)
        let upper = y == 0 ? (x: 1, complement: 0) : Beta.quantile(1 - tail, x + 1, y)
        interval = Interval(lower: lower.x / lower.complement * scale, upper: upper.x / upper.complement * scale)
    }

    /// ln of the probability of exactly x of x + y.
    private static func logProbability(_ x: Double, _ y: Double, _ share: Double, _ rest: Double) -> Double {
        // C(n, x) p^x q^y = p^(x+1) q^(y+1) / B(x+1, y+1) / ((n+1) p q).
        Beta.logKernel(share, complement: rest, x + 1, y + 1) - log((x + y + 1) * share * rest)
    }
}
