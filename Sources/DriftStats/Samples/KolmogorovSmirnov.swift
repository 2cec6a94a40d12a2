import Glibc

/// The two-sample Kolmogorov–Smirnov statistic D = max |F − G|: its law when both samples are of one distribution.
///
/// For continuous values; with ties, and much more so with values in few buckets, the p-values are too large.
public enum KolmogorovSmirnov {
    /// The largest product of the two sizes for which the exact law is computed.
    public static let exactLimit = 100_000_000

    /// ln P(D ≥ d) in the limit of large samples.
    ///
    /// - Throws: unless 0 ≤ distance ≤ 1 and both sizes are positive and finite.
    public static func limitLogP(
        distance: Double, canaryCount: Double, baselineCount: Double
    ) throws(InvalidArgument) -> Double {
        try require(distance >= 0 && distance <= 1, "distance", "between 0 and 1")
        try require(canaryCount > 0 && canaryCount < .infinity, "canaryCount", "a positive number")
        try require(baselineCount > 0 && baselineCount < .infinity, "baselineCount", "a positive number")
        return Kolmogorov.logTail(distance / sqrt(1 / canaryCount + 1 / baselineCount))
    }

    /// ln P(D ≥ steps / lcm(n, m)), exact: the probability that a random lattice path from (0, 0) to (n, m) leaves the
    /// band |i/n − j/m| < D.
    ///
    /// Sums probabilities of first exit, all positive: no digits are lost however small the answer. Takes time in
    /// proportion to the cells of the band, n·m at most.
    /// - Throws: unless both counts are at least 1, their product is at most `exactLimit` and 0 ≤ steps ≤ lcm(n, m).
    public static func exactLogP(
        steps: Int, canaryCount n: Int, baselineCount m: Int
    ) throws(InvalidArgument) -> Double {
        try require(n >= 1, "canaryCount", "at least 1")
        try require(m >= 1 && m <= exactLimit / n, "baselineCount", "at least 1, both multiplied at most \(exactLimit)")
        let divisor = greatestCommonDivisor(n, m)
        try require(steps >= 0 && steps <= n / divisor * m, "steps", "between 0 and the least common multiple")
        guard steps > 0 else { return 0 }
        let band = Band(short: min(n, m), long: max(n, m), divisor: divisor, steps: steps)
        let (inside, left) = walk(band)
        return inside.value < 0.5 ? log1p(-inside.value) : min(0, left.logarithm)
    }

    private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
        b == 0 ? a : greatestCommonDivisor(b, a % b)
    }

    /// The lattice points (i, j) with |i · long − j · short| / divisor < steps.
    private struct Band {
        let short: Int
        let long: Int
        let divisor: Int
        let steps: Int

        /// The range of i in row j, the first possibly above the last.
        func row(_ j: Int) -> (first: Int, last: Int) {
            let unit = long / divisor
            let centre = j * (short / divisor)
            let below = centre - steps
            let first = below < 0 ? 0 : below / unit + 1
            return (first, min(short, (centre + steps + unit - 1) / unit - 1))
        }
    }

    /// The probabilities of staying inside up to the end, and of leaving.
    private static func walk(_ band: Band) -> (inside: WideNumber, left: WideNumber) {
        let all = band.short + band.long
        var row = [WideNumber](repeating: .zero, count: band.short + 1)
        row[0] = .one
        var left = WideNumber.zero
        var previous = (first: 0, last: 0)
        for j in 0...band.long {
            let range = band.row(j)
            if j > 0, previous.first <= previous.last {
                // A step along the long side, from row j − 1.
                for i in previous.first...previous.last {
                    let moved = row[i].times(Double(band.long - j + 1) / Double(all - i - j + 1))
                    if i < range.first { left.add(moved) }
                    row[i] = i < range.first ? .zero : moved
                }
            }
            guard range.first <= range.last else { return (.zero, .one) }
            // Steps along the short side, within the row and out of it.
            for i in range.first...range.last where i < band.short {
                let moved = row[i].times(Double(band.short - i) / Double(all - i - j))
                if i < range.last { row[i + 1].add(moved) } else { left.add(moved) }
            }
            previous = range
        }
        return (row[band.short], left)
    }
}
