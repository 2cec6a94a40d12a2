/// The finite bucket edges of several histograms, and which of them cut none of their filled buckets.
struct EdgeSet {
    /// Edges on which all the histograms can be counted exactly, ascending.
    private(set) var exact: [Double] = []
    /// Edges that were left out, since they lie inside a filled bucket of some histogram.
    private(set) var lost = 0

    /// - Parameter keepsLowest: also the lower end of the lowest filled bucket, below which nothing was observed. Only
    ///   native histograms have one, since they list filled buckets alone.
    init(of histograms: [BucketCounts], keepsLowest: Bool = false) {
        var uppers: Set<Double> = []
        var lowers: Set<Double> = []
        var filled: Set<Interval> = []
        for histogram in histograms {
            for bucket in histogram.buckets {
                uppers.insert(bucket.upper)
                lowers.insert(bucket.lower)
                if bucket.count > 0 { filled.insert(Interval(lower: bucket.lower, upper: bucket.upper)) }
            }
        }
        let lowest = keepsLowest ? -.infinity : filled.map(\.upper).min() ?? .infinity
        let candidates = uppers.union(lowers.filter { $0 >= lowest }).filter(\.isFinite).sorted()
        // Sweep upwards; `reach` is how far the filled buckets that began below the edge go.
        var intervals = filled.sorted { $0.lower < $1.lower }[...]
        var reach = -Double.infinity
        for edge in candidates {
            while let interval = intervals.first, interval.lower < edge {
                reach = max(reach, interval.upper)
                intervals.removeFirst()
            }
            if reach > edge { lost += 1 } else { exact.append(edge) }
        }
    }

    private struct Interval: Hashable {
        let lower: Double
        let upper: Double
    }
}
