import Glibc

/// Fisher's exact test of two shares of events: margins fixed, the canary's events are hypergeometric.
///
/// Exact at any size, and conservative: at small counts it is wrong less often than it says.
public struct FisherExact: Sendable, Equatable {
    /// ln P(X ≥ x), evidence that the canary's share is the higher one.
    public let logPGreater: Double
    /// ln P(X ≤ x).
    public let logPLess: Double
    /// ln of the sum of all probabilities at most that of the table seen.
    public let logPTwoSided: Double
    /// ln P(X = x).
    public let logProbability: Double

    public var pGreater: Double { exp(logPGreater) }
    public var pLess: Double { exp(logPLess) }
    public var pTwoSided: Double { exp(logPTwoSided) }
    /// P(X ≥ x) less half the probability of x itself.
    public var midPGreater: Double { pGreater - 0.5 * exp(logProbability) }
    /// P(X ≤ x) less half the probability of x itself.
    public var midPLess: Double { pLess - 0.5 * exp(logProbability) }

    /// - Throws: unless all counts are whole numbers up to 1e15 and events ≤ trials on both sides.
    public init(
        canaryEvents: Double, canaryTrials: Double, baselineEvents: Double, baselineTrials: Double
    ) throws(InvalidArgument) {
        try Hypergeometric.requireWhole(canaryTrials, "canaryTrials")
        try Hypergeometric.requireWhole(baselineTrials, "baselineTrials")
        try Hypergeometric.requireWhole(canaryEvents, "canaryEvents")
        try Hypergeometric.requireWhole(baselineEvents, "baselineEvents")
        try require(canaryEvents <= canaryTrials, "canaryEvents", "at most the trials")
        try require(baselineEvents <= baselineTrials, "baselineEvents", "at most the trials")
        let law = try Hypergeometric(
            events: canaryEvents + baselineEvents, firstTrials: canaryTrials, secondTrials: baselineTrials)
        logProbability = law.logProbability(canaryEvents)
        logPGreater = law.logUpper(canaryEvents)
        logPLess = law.logLower(canaryEvents)
        logPTwoSided = Self.twoSided(law, canaryEvents)
    }

    /// Probabilities within 1e-10 of each other count as equal: equal tables differ by rounding alone.
    private static let slack = 1e-10

    private static func twoSided(_ law: Hypergeometric, _ x: Double) -> Double {
        let limit = law.logProbability(x) + slack
        let mode = law.mode
        if law.logProbability(mode) <= limit { return 0 }
        let above = x > mode
        let own = above ? law.logUpper(x) : law.logLower(x)
        // Away from the mode probabilities fall: the nearest table on the other side that is no more probable.
        var outside = above ? law.least - 1 : law.greatest + 1
        var inside = mode
        while abs(outside - inside) > 1 {
            let middle = ((outside + inside) / 2).rounded(.down)
            if law.logProbability(middle) <= limit { outside = middle } else { inside = middle }
        }
        let other = above ? law.logLower(outside) : law.logUpper(outside)
        return min(0, logSumExp([own, other]))
    }
}
