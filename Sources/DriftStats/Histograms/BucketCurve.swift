/// What one side's buckets say about its distribution function at given points.
struct BucketCurve {
    /// Smallest and largest value that the function can have, and that of a function linear within buckets.
    let floor: [Double]
    let ceiling: [Double]
    let linear: [Double]

    /// - Parameters:
    ///   - points: ascending, all of the histogram's edges among them from `support.lower` on.
    ///   - support: where all values lie; +∞ above where it is not known.
    init(_ histogram: BucketHistogram, at points: [Double], support: Interval) {
        var floor: [Double] = []
        var ceiling: [Double] = []
        var linear: [Double] = []
        var next = 0
        let edges = histogram.edges
        for point in points {
            while next < edges.count, edges[next] < point { next += 1 }
            let below = next == 0 ? 0 : histogram.cumulative[next - 1]
            var above = next < edges.count ? histogram.cumulative[next] : histogram.total
            let start = next == 0 ? support.lower : edges[next - 1]
            let end = next < edges.count ? edges[next] : support.upper
            var least = below
            var straight = below
            if next < edges.count, edges[next] == point {
                least = above
                straight = above
            } else if point >= support.upper {
                least = histogram.total
                above = least
                straight = least
            } else if end < .infinity, end > start {
                straight = below + (above - below) * ((point - start) / (end - start))
            }
            floor.append(least / histogram.total)
            ceiling.append(above / histogram.total)
            linear.append(straight / histogram.total)
        }
        self.floor = floor
        self.ceiling = ceiling
        self.linear = linear
    }
}
