import Glibc

/// The χ² law with a positive, not necessarily whole, number of degrees of freedom.
public enum ChiSquared {
    /// ln P(X ≥ x); finite where the probability itself underflows.
    ///
    /// - Throws: unless x is at least 0 and the degrees of freedom are positive and finite.
    public static func logTail(_ x: Double, degreesOfFreedom: Double) throws(InvalidArgument) -> Double {
        try validate(x, degreesOfFreedom)
        return Gamma.logs(degreesOfFreedom / 2, x / 2).upper
    }

    /// P(X ≤ x).
    ///
    /// - Throws: as `logTail`.
    public static func cdf(_ x: Double, degreesOfFreedom: Double) throws(InvalidArgument) -> Double {
        try validate(x, degreesOfFreedom)
        return exp(Gamma.logs(degreesOfFreedom / 2, x / 2).lower)
    }

    /// The x with P(X ≤ x) = p; 0 and +∞ at 0 and 1.
    ///
    /// - Throws: unless 0 ≤ p ≤ 1 and the degrees of freedom are positive and finite.
    public static func quantile(_ p: Double, degreesOfFreedom: Double) throws(InvalidArgument) -> Double {
        try require(p >= 0 && p <= 1, "p", "between 0 and 1")
        try validate(0, degreesOfFreedom)
        if p == 0 { return 0 }
        if p == 1 { return .infinity }
        return p > 0.5
            ? solve(log1p(-p), degreesOfFreedom, upper: true) : solve(log(p), degreesOfFreedom, upper: false)
    }

    /// The x with P(X ≥ x) = p, which keeps its digits for p far below 1e-16; +∞ and 0 at 0 and 1.
    ///
    /// - Throws: as `quantile`.
    public static func upperQuantile(_ p: Double, degreesOfFreedom: Double) throws(InvalidArgument) -> Double {
        try require(p >= 0 && p <= 1, "p", "between 0 and 1")
        try validate(0, degreesOfFreedom)
        if p == 0 { return .infinity }
        if p == 1 { return 0 }
        return p > 0.5
            ? solve(log1p(-p), degreesOfFreedom, upper: false) : solve(log(p), degreesOfFreedom, upper: true)
    }

    private static func validate(_ x: Double, _ degreesOfFreedom: Double) throws(InvalidArgument) {
        try require(x >= 0, "x", "at least 0")
        try require(
            degreesOfFreedom > 0 && degreesOfFreedom < .infinity, "degreesOfFreedom", "a positive number")
    }

    /// Newton's method on the logarithm of the chosen tail over ln x, inside a shrinking bracket.
    private static func solve(_ target: Double, _ degreesOfFreedom: Double, upper: Bool) -> Double {
        let a = degreesOfFreedom / 2
        var low = Double.leastNormalMagnitude
        var high = 1e308
        var x = a
        for _ in 0..<300 {
            let logs = Gamma.logs(a, x)
            let value = upper ? logs.upper : logs.lower
            if (value > target) == upper { low = x } else { high = x }
            // x f(x) = a e^kernel is the density of ln x.
            let slope = exp(Gamma.logKernel(a, x) + log(a) - value) * (upper ? -1 : 1)
            let step = (target - value) / slope
            let newton = x + x * expm1(step)
            let next = newton > low && newton < high ? newton : sqrt(low) * sqrt(high)
            if abs(next - x) <= 2e-16 * x { break }
            x = next
        }
        return 2 * x
    }
}
