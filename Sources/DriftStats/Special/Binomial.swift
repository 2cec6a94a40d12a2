import Glibc

/// The binomial law of n trials with success probability p.
enum Binomial {
    /// P(B ≤ k), for whole 0 ≤ k ≤ n and 0 < p < 1.
    static func cdf(_ k: Double, trials n: Double, _ p: Double) -> Double {
        if k < 0 { return 0 }
        if k >= n { return 1 }
        // P(B ≤ k) = I_{1−p}(n − k, k + 1).
        return exp(Beta.logCDF(1 - p, complement: p, n - k, k + 1).lower)
    }

    /// ln P(B = k) with q = 1 − p given apart, in saddle-point form (Loader 2000).
    static func logProbability(_ k: Double, _ n: Double, _ p: Double, _ q: Double) -> Double {
        let others = n - k
        if k == 0 { return n == 0 ? 0 : n * (p < 0.5 ? log1p(-p) : log(q)) }
        if others == 0 { return n * (q < 0.5 ? log1p(-q) : log(p)) }
        let error = Beta.stirlingError(n) - Beta.stirlingError(k) - Beta.stirlingError(others)
        let deviance = Gamma.deviance(k, n * p) + Gamma.deviance(others, n * q)
        return error - deviance + 0.5 * log(n / (2 * Double.pi * k) / others)
    }

    /// The smallest k with P(B ≤ k) ≥ level, 0 < level < 1.
    static func quantile(_ level: Double, trials n: Double, _ p: Double) throws(InvalidArgument) -> Double {
        let sd = sqrt(n * p * (1 - p))
        let z = try normalQuantile(level)
        // Cornish–Fisher start, then whole steps: rarely more than two.
        var k = (n * p + z * sd + (1 - 2 * p) * (z * z - 1) / 6 - 0.5).rounded(.up)
        k = min(max(k, 0), n)
        if cdf(k, trials: n, p) >= level {
            while k > 0, cdf(k - 1, trials: n, p) >= level { k -= 1 }
        } else {
            repeat { k += 1 } while cdf(k, trials: n, p) < level
        }
        return k
    }
}
