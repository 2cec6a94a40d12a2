import Glibc

/// Asymptotic confidence sequence for a mean (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2024): valid at all looks
/// at once for many observations, whatever their law.
///
/// For paired differences of gauges with their long-run deviation (`longRunVariance`); not for a handful of
/// observations.
public struct AsymptoticSequence: Sendable, Equatable {
    public let sides: NormalMixture.Sides
    public let alpha: Double
    public let rho: Double

    /// - Parameters:
    ///   - alpha: level; for one side below ½.
    ///   - optimum: number of observations at which the interval shall be narrowest.
    /// - Throws: for arguments out of range.
    public init(sides: NormalMixture.Sides, alpha: Double, optimum: Double) throws(InvalidArgument) {
        try requireLevel(alpha, sides)
        try require(optimum > 0 && optimum < .infinity, "optimum", "a positive number")
        self.sides = sides
        self.alpha = alpha
        let spread = -2 * log(sides == .one ? 2 * alpha : alpha)
        rho = sqrt((spread + log1p(spread)) / optimum)
    }

    /// Distance of the ends from the mean after n observations, in the unit of the deviation.
    ///
    /// sd √(2(nρ²+1)/(n²ρ²) · ln(√(nρ²+1)/α)), for one side with ln(1 + √(nρ²+1)/(2α)).
    /// - Throws: unless count > 0 and the deviation is finite and at least 0.
    public func radius(count n: Double, standardDeviation: Double) throws(InvalidArgument) -> Double {
        try require(n > 0 && n < .infinity, "count", "a positive number")
        try require(
            standardDeviation >= 0 && standardDeviation < .infinity, "standardDeviation",
            "a finite number, at least 0")
        let scaled = n * rho * rho
        let root = sqrt(scaled + 1)
        let level = sides == .one ? log1p(root / (2 * alpha)) : log(root / alpha)
        return standardDeviation * sqrt(2 * (scaled + 1) / (n * scaled) * level)
    }
}
