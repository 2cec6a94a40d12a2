import Glibc

/// A native histogram as Prometheus's HTTP API gives it: only buckets that are not empty, each with both ends.
///
/// Exponential and custom buckets alike; schema and zero threshold are not known, and not needed.
public struct NativeBuckets: Sendable, Equatable {
    /// One bucket; its ends may be −∞ or +∞.
    public struct Bucket: Sendable, Equatable {
        public let lower: Double
        public let upper: Double
        public let count: Double

        public init(lower: Double, upper: Double, count: Double) {
            self.lower = lower
            self.upper = upper
            self.count = count
        }
    }

    /// How values are taken to lie within a bucket, for display.
    public enum Interpolation: Sendable {
        /// Evenly.
        case linear
        /// Evenly in the logarithm, except in buckets that touch or span 0: Prometheus's rule for exponential buckets.
        case exponential
    }

    /// Ascending, without overlap.
    public let buckets: [Bucket]
    /// All observations, those that are not a number included.
    public let count: Double
    /// nil where it is not finite.
    public let sum: Double?

    /// - Throws: for buckets that are empty of width, overlap or do not ascend, or a count that is negative or not
    ///   finite.
    public init(buckets: [Bucket], count: Double, sum: Double? = nil) throws(InvalidArgument) {
        try require(buckets.allSatisfy { $0.lower < $0.upper }, "buckets", "each with a lower end below its upper end")
        try require(
            zip(buckets, buckets.dropFirst()).allSatisfy { $0.upper <= $1.lower }, "buckets",
            "ascending, without overlap")
        try require(
            buckets.allSatisfy { $0.count >= 0 && $0.count < .infinity }, "buckets", "finite counts, at least 0")
        try require(count >= 0 && count < .infinity, "count", "a finite number, at least 0")
        self.buckets = buckets
        self.count = count
        self.sum = sum.flatMap { $0.isFinite ? $0 : nil }
    }

    /// Observations in buckets.
    public var bucketTotal: Double { buckets.reduce(0) { $0 + $1.count } }

    /// Observations that are not a number: in the count, but in no bucket.
    public var notANumberCount: Double { max(0, count - bucketTotal) }

    /// Share of the observations in buckets that lie at or below a point; nil without any.
    ///
    /// - Throws: for a point that is not a number.
    public func share(upTo point: Double, _ interpolation: Interpolation) throws(InvalidArgument) -> Double? {
        try require(!point.isNaN, "point", "a number")
        let total = bucketTotal
        guard total > 0 else { return nil }
        var below = 0.0
        for bucket in buckets {
            if bucket.upper <= point {
                below += bucket.count
            } else if bucket.lower < point {
                below += bucket.count * fraction(of: bucket, upTo: point, interpolation)
            }
        }
        return min(1, below / total)
    }

    /// The same with cumulative counts at every end of a bucket, which says all that these buckets say: what lies
    /// between two of them is empty.
    ///
    /// - Throws: without any bucket.
    public func cumulative() throws(InvalidArgument) -> BucketHistogram {
        try require(!buckets.isEmpty, "buckets", "at least one")
        var edges: [Double] = []
        var counts: [Double] = []
        var below = 0.0
        for bucket in buckets {
            if bucket.lower > -.infinity, edges.last != bucket.lower {
                edges.append(bucket.lower)
                counts.append(below)
            }
            below += bucket.count
            edges.append(bucket.upper)
            counts.append(below)
        }
        if edges.last != .infinity {
            edges.append(.infinity)
            counts.append(below)
        }
        return try BucketHistogram(edges: edges, cumulative: counts, sum: notANumberCount > 0 ? nil : sum)
    }

    /// Share of a bucket below a point inside it; open buckets add nothing.
    private func fraction(of bucket: Bucket, upTo point: Double, _ interpolation: Interpolation) -> Double {
        guard bucket.lower > -.infinity, bucket.upper < .infinity else { return 0 }
        var (low, high) = (bucket.lower, bucket.upper)
        if low < 0 && high > 0 {
            // The zero bucket, cut at 0 where all other values lie on one side.
            let negative = buckets.contains { $0.upper <= 0 && $0.count > 0 }
            let positive = buckets.contains { $0.lower >= 0 && $0.count > 0 }
            if positive && !negative { low = 0 }
            if negative && !positive { high = 0 }
        }
        let inside = min(max(point, low), high)
        guard interpolation == .exponential, low > 0 || high < 0 else { return (inside - low) / (high - low) }
        return low > 0 ? log(inside / low) / log(high / low) : 1 - log(inside / high) / log(low / high)
    }
}
