/// Observations by bucket, of a classic or a native histogram alike.
///
/// Buckets do not overlap and ascend; between them nothing was observed. A bucket may be empty: it then stands for its
/// edges alone.
struct BucketCounts: Cumulative {
    var buckets: [Bucket] = []
    /// Some count is NaN, infinite or negative.
    var isBroken = false

    /// The observations above `lower` and up to `upper`.
    struct Bucket: Sendable, Equatable {
        var lower: Double
        var upper: Double
        var count: Double

        func isOn(_ other: Bucket) -> Bool { lower == other.lower && upper == other.upper }
    }

    static var zero: BucketCounts { BucketCounts() }
    var isUsable: Bool { !isBroken }
    var sum: Double { buckets.reduce(0) { $0 + $1.count } }

    /// Compared on the edges that both have; any bucket that shrank there is a restart of the whole.
    func growth(since old: BucketCounts) -> (added: BucketCounts, isRestart: Bool) {
        let mine: [Bucket]
        let theirs: [Bucket]
        if hasSameEdges(as: old) {
            (mine, theirs) = (buckets, old.buckets)
        } else {
            let edges = EdgeSet(of: [self, old], keepsLowest: true).exact
            (mine, theirs) = (rebinned(on: edges), old.rebinned(on: edges))
        }
        var added = BucketCounts()
        added.buckets.reserveCapacity(mine.count)
        for (new, old) in zip(mine, theirs) {
            guard new.count >= old.count else { return (self, true) }
            // An empty bucket without end would say nothing of edges, and a filled one hide those of others.
            guard new.count > old.count || new.lower.isFinite && new.upper.isFinite || theirs.count == buckets.count
            else { continue }
            added.buckets.append(Bucket(lower: new.lower, upper: new.upper, count: new.count - old.count))
        }
        return (added, false)
    }

    /// The sum, bucket by bucket; buckets of different layouts stand beside each other until they are rebinned.
    static func += (left: inout BucketCounts, right: BucketCounts) {
        if left.hasSameEdges(as: right) {
            for index in left.buckets.indices { left.buckets[index].count += right.buckets[index].count }
            return
        }
        var merged: [Bucket] = []
        var rest = right.buckets[...]
        for bucket in left.buckets {
            while let next = rest.first, (next.upper, next.lower) < (bucket.upper, bucket.lower) {
                merged.append(next)
                rest.removeFirst()
            }
            merged.append(bucket)
            if let next = rest.first, next.isOn(bucket) {
                merged[merged.count - 1].count += next.count
                rest.removeFirst()
            }
        }
        left.buckets = merged + rest
    }

    /// The counts between the given ascending edges, the first bucket reaching down and the last up without end.
    ///
    /// Exact when no edge lies inside a filled bucket.
    func rebinned(on edges: [Double]) -> [Bucket] {
        var result: [Bucket] = []
        result.reserveCapacity(edges.count + 1)
        for index in 0...edges.count {
            let lower = index == 0 ? -.infinity : edges[index - 1]
            result.append(Bucket(lower: lower, upper: index == edges.count ? .infinity : edges[index], count: 0))
        }
        for bucket in buckets where bucket.count > 0 {
            // The first edge at or above the bucket's upper end closes the bucket that it falls into.
            result[edges.firstIndexAtLeast(bucket.upper)].count += bucket.count
        }
        return result
    }

    private func hasSameEdges(as other: BucketCounts) -> Bool {
        buckets.count == other.buckets.count && zip(buckets, other.buckets).allSatisfy { $0.isOn($1) }
    }
}

extension [Double] {
    /// Index of the first element at or above the value in an ascending list; the count when there is none.
    func firstIndexAtLeast(_ value: Double) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
