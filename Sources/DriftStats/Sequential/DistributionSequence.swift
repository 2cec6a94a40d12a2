import Glibc

/// Bands around an empirical distribution function that hold for all sample sizes at once (Howard and Ramdas 2022), and
/// the comparison of two samples by them.
public enum DistributionSequence {
    /// What two cumulative histograms say about which side is slower.
    public struct Comparison: Sendable, Equatable {
        /// Largest lead of the baseline's distribution function: the canary is slower somewhere.
        public let slower: Double
        /// Largest lead of the canary's distribution function.
        public let faster: Double
        /// Sum of both bands' radii, each at α/2.
        public let radius: Double
        /// ln of the level at which `slower` reaches the radius, at most 0: an always-valid p-value.
        public let logPSlower: Double
        public let logPFaster: Double

        public var isSlower: Bool { slower > radius }
        public var isFaster: Bool { faster > radius }
    }

    /// 0.85 √((ln(1 + ln n) + 0.8 ln(1612/α))/n).
    ///
    /// - Throws: unless count ≥ 1 and 0 < alpha ≤ 1.
    public static func radius(count n: Double, alpha: Double) throws(InvalidArgument) -> Double {
        try require(n >= 1 && n < .infinity, "count", "a finite number, at least 1")
        try require(alpha > 0 && alpha <= 1, "alpha", "above 0 and at most 1")
        return radius(n, logLevel: log(1612 / alpha))
    }

    /// √(ln(2/α)/(2n)) for one look alone (Dvoretzky, Kiefer, Wolfowitz; Massart 1990).
    ///
    /// - Throws: unless count ≥ 1 and 0 < alpha ≤ 1.
    public static func fixedLookRadius(count n: Double, alpha: Double) throws(InvalidArgument) -> Double {
        try require(n >= 1 && n < .infinity, "count", "a finite number, at least 1")
        try require(alpha > 0 && alpha <= 1, "alpha", "above 0 and at most 1")
        return sqrt(log(2 / alpha) / (2 * n))
    }

    /// Compares two histograms with the same edges.
    ///
    /// - Parameters:
    ///   - canary: observations up to each edge, the last one all of them.
    ///   - baseline: the same.
    /// - Throws: for lists of different or no length, counts that fall or are not finite, totals below 1, or an alpha
    ///   that is not between 0 and 1.
    public static func compare(
        canary: [Double], baseline: [Double], alpha: Double
    ) throws(InvalidArgument) -> Comparison {
        try require(canary.count == baseline.count, "baseline", "one count for each of the canary's")
        for (name, counts) in [("canary", canary), ("baseline", baseline)] {
            try require(
                (counts.first ?? -1) >= 0 && (counts.last ?? 0) >= 1 && counts.allSatisfy { $0 < .infinity }
                    && zip(counts, counts.dropFirst()).allSatisfy { $0 <= $1 },
                name, "cumulative counts, finite, at least 1 in all")
        }
        try require(alpha > 0 && alpha < 1, "alpha", "above 0 and below 1")
        let n = canary[canary.count - 1]
        let m = baseline[baseline.count - 1]
        var slower = 0.0
        var faster = 0.0
        for (x, y) in zip(canary, baseline) {
            slower = max(slower, y / m - x / n)
            faster = max(faster, x / n - y / m)
        }
        let level = log(2 * 1612 / alpha)
        return Comparison(
            slower: slower, faster: faster, radius: radius(n, logLevel: level) + radius(m, logLevel: level),
            logPSlower: logP(slower, n, m), logPFaster: logP(faster, n, m))
    }

    private static func radius(_ n: Double, logLevel: Double) -> Double {
        0.85 * sqrt((log1p(log(n)) + 0.8 * logLevel) / n)
    }

    /// ln of the α at which both radii at α/2 add up to the distance.
    private static func logP(_ distance: Double, _ n: Double, _ m: Double) -> Double {
        let least = log(2 * 1612.0)
        var level = least
        guard radius(n, logLevel: level) + radius(m, logLevel: level) < distance else { return 0 }
        // Concave and rising: Newton's method from below stays below.
        for _ in 0..<200 {
            let own = radius(n, logLevel: level)
            let other = radius(m, logLevel: level)
            let slope = 0.85 * 0.85 * 0.4 * (1 / (n * own) + 1 / (m * other))
            let next = level + (distance - own - other) / slope
            if abs(next - level) <= 1e-15 * level { break }
            level = next
        }
        return least - level
    }
}
