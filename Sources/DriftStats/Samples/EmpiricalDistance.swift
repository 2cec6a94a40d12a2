import Glibc

/// Distances between the empirical distribution functions F and G of two samples.
///
/// For the first two alone of large samples `EmpiricalGap` is quicker: it does not sort.
public struct EmpiricalDistance: Sendable, Equatable {
    /// Kolmogorov and Smirnov: max |F − G|, 0 to 1.
    public let kolmogorovSmirnov: Double
    /// The same as a whole number of steps of 1/`denominator`.
    public let steps: Int
    /// Least common multiple of the sizes.
    public let denominator: Int
    /// Wasserstein's distance of order 1: ∫|F − G|, in the unit of the values.
    public let wasserstein: Double
    /// √(2 ∫(F − G)²), in the root of the unit of the values (Székely and Rizzo).
    public let energy: Double
    /// ln of the p-value by Kolmogorov's limit law at √(nm/(n+m)) · D: for large samples without ties.
    public let logPKolmogorov: Double

    /// - Throws: for an empty sample or a number that is not finite.
    public init(canary: [Double], baseline: [Double]) throws(InvalidArgument) {
        try Sample.validate(canary, "canary")
        try Sample.validate(baseline, "baseline")
        let x = canary.sorted()
        let y = baseline.sorted()
        let n = x.count
        let m = y.count
        let divisor = Self.greatestCommonDivisor(n, m)
        var most = 0
        var area = CompensatedSum()
        var squares = CompensatedSum()
        var i = 0
        var j = 0
        var previous = min(x[0], y[0])
        while i < n || j < m {
            let value = i == n ? y[j] : j == m ? x[i] : min(x[i], y[j])
            let distance = i * (m / divisor) - j * (n / divisor)
            let gap = abs(Double(distance)) / (Double(n / divisor) * Double(m))
            area.add(gap * (value - previous))
            squares.add(gap * gap * (value - previous))
            while i < n, x[i] == value { i += 1 }
            while j < m, y[j] == value { j += 1 }
            most = max(most, abs(i * (m / divisor) - j * (n / divisor)))
            previous = value
        }
        steps = most
        denominator = n / divisor * m
        let distance = Double(most) / (Double(n / divisor) * Double(m))
        kolmogorovSmirnov = distance
        wasserstein = area.value
        energy = sqrt(2 * squares.value)
        logPKolmogorov = Kolmogorov.logTail(sqrt(Double(n) / Double(n + m) * Double(m)) * distance)
    }

    private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
        b == 0 ? a : greatestCommonDivisor(b, a % b)
    }
}
