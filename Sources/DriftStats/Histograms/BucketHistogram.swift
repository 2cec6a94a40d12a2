import Glibc

/// A histogram of cumulative counts at known edges: Prometheus's classic `le` buckets, or any other bounds.
public struct BucketHistogram: Sendable, Equatable {
    /// Finite upper edges, strictly ascending; values equal to an edge lie below it.
    public let edges: [Double]
    /// Observations up to each edge, never falling.
    public let cumulative: [Double]
    /// All observations.
    public let total: Double
    /// Sum of the observed values, where it is known and finite.
    public let sum: Double?
    /// Largest fall from one count to the next, as a share of the former, that was raised; 0 where there was none.
    ///
    /// Up to 1e-12 it is rounding, above it the buckets are not of one moment.
    public let largestRepair: Double

    /// Takes buckets in any order, adds up those with equal edges, and raises counts that fall, as Prometheus does.
    ///
    /// - Parameters:
    ///   - edges: upper edges, +∞ among them.
    ///   - cumulative: observations up to each edge; fractions are allowed.
    ///   - sum: of the observed values; one that is not finite is as good as none.
    /// - Throws: for lists of different lengths, an edge that is NaN or −∞, no +∞ edge, or a count that is negative or
    ///   not finite.
    public init(edges: [Double], cumulative: [Double], sum: Double? = nil) throws(InvalidArgument) {
        try require(edges.count == cumulative.count, "cumulative", "one count for each edge")
        try require(edges.allSatisfy { $0 > -.infinity }, "edges", "numbers or +Inf")
        try require(edges.contains(.infinity), "edges", "+Inf among them")
        try require(cumulative.allSatisfy { $0 >= 0 && $0 < .infinity }, "cumulative", "finite and at least 0")
        var bounds: [Double] = []
        var counts: [Double] = []
        for i in edges.indices.sorted(by: { (edges[$0], $0) < (edges[$1], $1) }) {
            if bounds.last == edges[i] {
                counts[counts.count - 1] += cumulative[i]
            } else {
                bounds.append(edges[i])
                counts.append(cumulative[i])
            }
        }
        var repair = 0.0
        for i in counts.indices.dropFirst() where counts[i] < counts[i - 1] {
            repair = max(repair, (counts[i - 1] - counts[i]) / counts[i - 1])
            counts[i] = counts[i - 1]
        }
        total = counts.removeLast()
        bounds.removeLast()
        self.edges = bounds
        self.cumulative = counts
        self.sum = sum.flatMap { $0.isFinite ? $0 : nil }
        largestRepair = repair
    }

    /// Share of observations above the last finite edge; nil without observations.
    public var tailShare: Double? { total > 0 ? (total - (cumulative.last ?? 0)) / total : nil }

    /// Mean of the observed values; nil without a sum or without observations.
    public var mean: Double? { total > 0 ? sum.map { $0 / total } : nil }

    /// Counts of the single buckets, the one above the last edge included.
    public var counts: [Double] {
        var below = 0.0
        return (cumulative + [total]).map { count in
            defer { below = count }
            return count - below
        }
    }

    /// The same observations in fewer buckets.
    ///
    /// - Throws: for an edge that the histogram does not have.
    public func coarsened(to kept: [Double]) throws(InvalidArgument) -> BucketHistogram {
        var counts: [Double] = []
        for edge in kept {
            guard let i = edges.firstIndex(of: edge) else {
                throw InvalidArgument("kept", allowed: "edges of the histogram")
            }
            counts.append(cumulative[i])
        }
        return try BucketHistogram(edges: kept + [.infinity], cumulative: counts + [total], sum: sum)
    }

    /// The edges that both layouts have: on them all counts are exact.
    public func sharedEdges(with other: BucketHistogram) -> [Double] {
        let theirs = Set(other.edges)
        return edges.filter(theirs.contains)
    }

    /// Class counts of two histograms on their shared edges, the rest above as last class.
    ///
    /// - Throws: for a side without observations.
    public static func shared(
        canary: BucketHistogram, baseline: BucketHistogram
    ) throws(InvalidArgument) -> CountPair {
        let edges = canary.sharedEdges(with: baseline)
        return try CountPair(
            canary: canary.coarsened(to: edges).counts, baseline: baseline.coarsened(to: edges).counts)
    }

    /// How well the buckets resolve the observations; nil without observations.
    public var resolution: BucketResolution? { BucketResolution(self) }
}
