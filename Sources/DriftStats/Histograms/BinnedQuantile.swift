import Glibc

/// A quantile of a histogram: between which bucket edges it lies, and Prometheus's interpolation.
public struct BinnedQuantile: Sendable, Equatable {
    /// Whole observations.
    public let count: Double
    /// nil without an observation.
    public let ranks: QuantileRanks?
    /// Edges of the interval at the confidence asked for; infinite where the data or the buckets give none.
    public let interval: Interval
    /// What `histogram_quantile` says; NaN below one observation or with fewer than two buckets. A display, not data.
    public let interpolated: Double

    /// - Parameters:
    ///   - edges: upper edges (`le`), ascending, the last one +∞ where the histogram is whole.
    ///   - cumulative: observations up to each edge; a count below its predecessor is raised to it.
    /// - Throws: for lists of different or no length, edges that do not ascend, negative counts, and what
    ///   `QuantileRanks` refuses.
    public init(
        edges: [Double], cumulative: [Double], quantile q: Double, confidence: Double
    ) throws(InvalidArgument) {
        try require(!edges.isEmpty && edges.count == cumulative.count, "edges", "one for each count, at least one")
        try require(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "edges", "ascending")
        try require(cumulative.allSatisfy { $0 >= 0 && $0 < .infinity }, "cumulative", "finite counts, at least 0")
        try require(q > 0 && q < 1, "quantile", "above 0 and below 1")
        try require(confidence > 0 && confidence < 1, "confidence", "above 0 and below 1")
        var counts = cumulative
        for i in counts.indices.dropFirst() { counts[i] = max(counts[i], counts[i - 1]) }
        let total = counts[counts.count - 1]
        let count = total.rounded(.down)
        let floor = edges[0] > 0 ? 0 : -Double.infinity
        self.count = count
        interpolated = count >= 1 ? Self.interpolate(edges, counts, q) : .nan
        guard count >= 1 else {
            ranks = nil
            interval = Interval(lower: floor, upper: .infinity)
            return
        }
        let ranks = try QuantileRanks(count: count, quantile: q, confidence: confidence)
        func bucket(_ rank: Double) -> Int { counts.firstIndex { $0 >= rank } ?? counts.count - 1 }
        let low = bucket(ranks.lower)
        let high = bucket(ranks.upper)
        self.ranks = ranks
        interval = Interval(
            lower: ranks.lower == 0 || low == 0 ? floor : edges[low - 1],
            upper: ranks.upper > count || high == edges.count - 1 ? .infinity : edges[high])
    }

    /// Prometheus's `histogram_quantile`, with its rules for the first and the last bucket.
    private static func interpolate(_ edges: [Double], _ counts: [Double], _ q: Double) -> Double {
        let last = edges.count - 1
        guard last >= 1, counts[last] > 0 else { return .nan }
        let rank = q * counts[last]
        guard let i = counts.indices.dropLast().first(where: { counts[$0] >= rank }) else { return edges[last - 1] }
        if i == 0 && edges[0] <= 0 { return edges[0] }
        let start = i == 0 ? 0 : edges[i - 1]
        let before = i == 0 ? 0 : counts[i - 1]
        return start + (edges[i] - start) * ((rank - before) / (counts[i] - before))
    }
}
