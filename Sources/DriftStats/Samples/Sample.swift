import Glibc

/// What the functions on raw values require of them.
enum Sample {
    /// Throws unless the list has so many values and all are finite.
    static func validate(_ values: [Double], _ name: String, atLeast: Int = 1) throws(InvalidArgument) {
        try require(values.count >= atLeast, name, "\(atLeast) value\(atLeast == 1 ? "" : "s") or more")
        try require(values.allSatisfy(\.isFinite), name, "finite numbers")
    }

    /// Ranks of both samples in the pooled order, ties with the mean of theirs, each list ascending; and Σ(t³ − t) over
    /// groups of equal values.
    static func ranks(_ canary: [Double], _ baseline: [Double]) -> (
        canary: [Double], baseline: [Double], ties: Double
    ) {
        let x = canary.sorted()
        let y = baseline.sorted()
        var ranks = (canary: [Double](), baseline: [Double](), ties: 0.0)
        ranks.canary.reserveCapacity(x.count)
        ranks.baseline.reserveCapacity(y.count)
        var i = 0
        var j = 0
        while i < x.count || j < y.count {
            let value = i == x.count ? y[j] : j == y.count ? x[i] : min(x[i], y[j])
            let before = i + j
            while i < x.count, x[i] == value { i += 1 }
            while j < y.count, y[j] == value { j += 1 }
            let size = Double(i + j - before)
            let rank = Double(before) + (size + 1) / 2
            while ranks.canary.count < i { ranks.canary.append(rank) }
            while ranks.baseline.count < j { ranks.baseline.append(rank) }
            ranks.ties += size * (size * size - 1)
        }
        return ranks
    }
}
