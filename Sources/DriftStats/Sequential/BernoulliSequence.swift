import Glibc

/// Confidence sequence for a share of events with a fixed probability, to be looked at at any time (Howard and Ramdas
/// 2022).
///
/// Each probability p is tested by a beta mixture: ρ from `NormalMixture` at variance p(1−p)·optimum,
/// r = max(ρ − pq, pq/1000), ln e(p) = ln B(r/q + S, r/p + n − S) − ln B(r/q, r/p) − S ln p − (n−S) ln q.
public struct BernoulliSequence: Sendable, Equatable {
    /// Number of trials at which the interval shall be narrowest.
    public let optimum: Double
    private let logSpread: Double

    /// - Parameter alpha: the level to optimise for.
    /// - Throws: unless optimum > 0 and 0 < alpha < 1.
    public init(optimum: Double, alpha: Double = 0.05) throws(InvalidArgument) {
        try require(optimum > 0 && optimum < .infinity, "optimum", "a positive number")
        try require(alpha > 0 && alpha < 1, "alpha", "above 0 and below 1")
        self.optimum = optimum
        let spread = -2 * log(alpha)
        logSpread = spread + log1p(spread)
    }

    /// ln e(p) against the null probability p.
    ///
    /// - Throws: unless 0 ≤ successes ≤ trials and 0 < p < 1.
    public func logE(successes: Double, trials: Double, null p: Double) throws(InvalidArgument) -> Double {
        try validate(successes, trials)
        try require(p > 0 && p < 1, "null", "above 0 and below 1")
        return logE(successes, trials - successes, p, 1 - p)
    }

    /// {p: ln e(p) < ln(1/α)} around S/n; an end is 0 or 1 where ln e stays below up to there.
    ///
    /// - Throws: unless 0 ≤ successes ≤ trials and 0 < alpha < 1.
    public func interval(successes: Double, trials: Double, alpha: Double) throws(InvalidArgument) -> Interval {
        try validate(successes, trials)
        try require(alpha > 0 && alpha < 1, "alpha", "above 0 and below 1")
        let failures = trials - successes
        let level = -log(alpha)
        // With at most one success ln e does not grow without limit as p → 0: the power of p is below that of B.
        return Interval(
            lower: successes <= 1 ? 0 : lowerEnd(successes, failures, level),
            upper: failures <= 1 ? 1 : 1 - lowerEnd(failures, successes, level))
    }

    private func validate(_ successes: Double, _ trials: Double) throws(InvalidArgument) {
        try require(trials >= 0 && trials < .infinity, "trials", "a finite number, at least 0")
        try require(successes >= 0 && successes <= trials, "successes", "between 0 and the trials")
    }

    private func logE(_ successes: Double, _ failures: Double, _ p: Double, _ q: Double) -> Double {
        let product = p * q
        let r = max(product * optimum / logSpread - product, product / 1000)
        let a = r / q
        let b = r / p
        return Beta.logKernel(p, complement: q, a, b) - Beta.logKernel(p, complement: q, a + successes, b + failures)
    }

    /// The p below S/n at which ln e reaches the level, found over the logit; the mirrored arguments give the distance
    /// of the other end from 1.
    private func lowerEnd(_ successes: Double, _ failures: Double, _ level: Double) -> Double {
        func reached(_ u: Double) -> Bool {
            logE(successes, failures, 1 / (1 + exp(-u)), 1 / (1 + exp(u))) >= level
        }
        let furthest = 600.0
        // At S/n itself a mixture of likelihoods is below the largest one, so ln e ≤ 0.
        var inside = failures == 0 ? furthest : min(log(successes / failures), furthest)
        var step = 1e-9
        var outside = inside - step
        while !reached(outside) {
            guard outside > -furthest else { return 0 }
            inside = outside
            step *= 2
            outside = max(-furthest, outside - step)
        }
        for _ in 0..<200 {
            let middle = (inside + outside) / 2
            if middle == inside || middle == outside { break }
            if reached(middle) { outside = middle } else { inside = middle }
        }
        return 1 / (1 + exp(-(inside + outside) / 2))
    }
}
