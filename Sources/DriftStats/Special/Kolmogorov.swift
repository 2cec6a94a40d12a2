import Glibc

/// The limit law of the Kolmogorov–Smirnov statistic √(nm/(n+m)) · D.
public enum Kolmogorov {
    /// ln P(K ≥ z); 0 for z ≤ 0.
    ///
    /// Below 0.8 from the theta form of the distribution function, above from the alternating series around its first
    /// term, which alone is left in the far tail: ln 2 − 2z².
    public static func logTail(_ z: Double) -> Double {
        if z.isNaN { return z }
        guard z > 0 else { return 0 }
        if z < 0.8 {
            let unit = Double.pi * Double.pi / (8 * z * z)
            let sum = exp(-unit) + exp(-9 * unit) + exp(-25 * unit) + exp(-49 * unit)
            return log1p(-sqrt(2 * Double.pi) / z * sum)
        }
        let square = z * z
        let rest = -exp(-6 * square) + exp(-16 * square) - exp(-30 * square) + exp(-48 * square)
        return min(0, 0.6931471805599453 - 2 * square + log1p(rest))
    }
}
