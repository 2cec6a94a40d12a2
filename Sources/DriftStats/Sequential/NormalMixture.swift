import Glibc

/// Normal mixture of Howard, Ramdas, McAuliffe and Sekhon (2021): a boundary for a sum whose intrinsic time is its
/// variance, to be looked at at any time.
///
/// For a sum s of variance v that is sub-Gaussian under the null hypothesis. The one-sided form mixes over upward
/// drifts alone: larger for s > 0, and no evidence for s < 0.
public struct NormalMixture: Sendable, Equatable {
    /// Which deviations from 0 are evidence.
    public enum Sides: Sendable {
        case one
        case two
    }

    public let sides: Sides
    /// Precision of the mixture: the boundary is nearest to 0 at some multiple of it.
    public let rho: Double

    /// A mixture whose boundary at level `alpha` is narrowest at variance `optimum`.
    ///
    /// ρ = v/(2 ln(1/α) + ln(1 + 2 ln(1/α))), with 2α for one side.
    /// - Throws: unless optimum > 0 and 0 < alpha < 1, for one side 0 < alpha < ½.
    public init(sides: Sides, optimum: Double, alpha: Double) throws(InvalidArgument) {
        try require(optimum > 0 && optimum < .infinity, "optimum", "a positive number")
        try requireLevel(alpha, sides)
        self.sides = sides
        let spread = -2 * log(sides == .one ? 2 * alpha : alpha)
        rho = optimum / (spread + log1p(spread))
    }

    /// ln E of a sum after variance v.
    ///
    /// - Throws: unless the sum is finite and the variance finite and at least 0.
    public func logE(sum: Double, variance v: Double) throws(InvalidArgument) -> Double {
        try require(sum.isFinite, "sum", "a finite number")
        try require(v >= 0 && v < .infinity, "variance", "a finite number, at least 0")
        let z = sum / sqrt(v + rho)
        switch sides {
        case .two: return -0.5 * log1p(v / rho) + z * z / 2
        case .one: return -0.5 * log1p(v / rho) + Self.logUpwardFactor(z)
        }
    }

    /// The sum at which E reaches 1/α, at least 0.
    ///
    /// - Throws: unless the variance is finite and at least 0 and 0 < alpha < 1.
    public func bound(variance v: Double, alpha: Double) throws(InvalidArgument) -> Double {
        try require(v >= 0 && v < .infinity, "variance", "a finite number, at least 0")
        try require(alpha > 0 && alpha < 1, "alpha", "above 0 and below 1")
        let level = 0.5 * log1p(v / rho) - log(alpha)
        var z = sqrt(2 * level)
        guard sides == .one else { return z * sqrt(v + rho) }
        // Convex and rising: Newton's method from beyond the root stays there and comes nearer.
        for _ in 0..<100 {
            let slope = z + 2 * exp(-z * z / 2) / sqrt(2 * Double.pi) / erfc(-z / 2.0.squareRoot())
            let next = max(0, z - (Self.logUpwardFactor(z) - level) / slope)
            if abs(next - z) <= 1e-15 * z { break }
            z = next
        }
        return z * sqrt(v + rho)
    }

    /// ln(2 Φ(z) e^(z²/2)); for z far below 0 by the asymptotic series of erfc, where Φ is no number any more.
    private static func logUpwardFactor(_ z: Double) -> Double {
        let x = -z / 2.0.squareRoot()
        guard x > 20 else { return z * z / 2 + log(erfc(x)) }
        var term = 1.0
        var sum = 1.0
        for k in 1...8 {
            term *= -Double(2 * k - 1) / (2 * x * x)
            sum += term
        }
        return log(sum) - log(x) - 0.5 * log(Double.pi)
    }
}

/// Throws unless the level suits the number of sides.
func requireLevel(_ alpha: Double, _ sides: NormalMixture.Sides) throws(InvalidArgument) {
    switch sides {
    case .one: try require(alpha > 0 && alpha < 0.5, "alpha", "above 0 and below 1/2")
    case .two: try require(alpha > 0 && alpha < 1, "alpha", "above 0 and below 1")
    }
}
