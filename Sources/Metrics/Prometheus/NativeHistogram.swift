/// A native histogram as Prometheus's API writes it: filled buckets only, schema and empty ones left out.
package struct NativeHistogram: Sendable, Equatable {
    /// Observations, NaN ones included, which are in no bucket.
    package var count: Double
    package var sum: Double
    /// Ascending.
    package var buckets: [Bucket]

    package init(count: Double, sum: Double, buckets: [Bucket]) {
        self.count = count
        self.sum = sum
        self.buckets = buckets
    }

    /// One filled bucket.
    package struct Bucket: Sendable, Equatable {
        package var rule: Rule
        package var lower: Double
        package var upper: Double
        package var count: Double

        package init(rule: Rule, lower: Double, upper: Double, count: Double) {
            self.rule = rule
            self.lower = lower
            self.upper = upper
            self.count = count
        }
    }

    /// Which ends of a bucket belong to it, numbered as the API numbers them.
    package enum Rule: Int, Sendable {
        case openLeft = 0
        case openRight = 1
        case openBoth = 2
        case closedBoth = 3
    }
}

/// A native histogram at one time.
package struct HistogramSample: Sendable, Equatable {
    /// Unix seconds.
    package var time: Double
    package var histogram: NativeHistogram

    package init(time: Double, histogram: NativeHistogram) {
        self.time = time
        self.histogram = histogram
    }
}
