import Glibc

/// What a layout of buckets can tell about the values that fell into it.
public struct BucketResolution: Sendable, Equatable {
    /// Share of the fullest bucket: no Kolmogorov–Smirnov distance below it can be excluded.
    public let largestShare: Double
    /// Edges of that bucket; −∞ and +∞ where it is open.
    public let largest: Interval
    /// e to the entropy of the bucket shares: as many equally full buckets would tell as much.
    public let effectiveBuckets: Double

    /// Whether one bucket holds more than half of the observations.
    public var isCoarse: Bool { largestShare > 0.5 }

    init?(_ histogram: BucketHistogram) {
        guard histogram.total > 0 else { return nil }
        let shares = histogram.counts.map { $0 / histogram.total }
        guard let fullest = shares.indices.max(by: { shares[$0] < shares[$1] }) else { return nil }
        let edges = [-Double.infinity] + histogram.edges + [.infinity]
        largestShare = shares[fullest]
        largest = Interval(lower: edges[fullest], upper: edges[fullest + 1])
        effectiveBuckets = exp(shares.reduce(0) { $0 - ($1 > 0 ? $1 * log($1) : 0) })
    }
}
