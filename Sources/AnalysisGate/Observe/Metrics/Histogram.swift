import Synchronization

/// Counts observations by size.
package final class Histogram: MetricSeries {
    private let bounds: [Double]
    /// One for each bound and a last one for what is above all.
    private let buckets: [Counter]
    private let sumBits = Atomic(UInt64(0))

    /// - Parameter bounds: inclusive upper bounds of the buckets, rising; the infinite one is added.
    package init(bounds: [Double]) {
        self.bounds = bounds
        buckets = (0...bounds.count).map { _ in Counter() }
    }

    /// Counts one observation; NaN is left out.
    package func observe(_ value: Double) {
        if value.isNaN { return }
        var index = 0
        while index < bounds.count && value > bounds[index] { index += 1 }
        buckets[index].add()
        var old = sumBits.load(ordering: .relaxed)
        while true {
            let new = (Double(bitPattern: old) + value).bitPattern
            let (exchanged, found) = sumBits.compareExchange(expected: old, desired: new, ordering: .relaxed)
            if exchanged { return }
            old = found
        }
    }

    package var count: Int { buckets.reduce(0) { $0 + $1.value } }

    package func write(_ name: String, _ labels: [MetricLabel], to exposition: inout Exposition) {
        var count = 0
        for (bound, bucket) in zip(bounds + [.infinity], buckets) {
            count += bucket.value
            let label = MetricLabel(name: "le", value: Exposition.text(of: bound))
            exposition.sample(name + "_bucket", labels + [label], Double(count))
        }
        exposition.sample(name + "_sum", labels, Double(bitPattern: sumBits.load(ordering: .relaxed)))
        exposition.sample(name + "_count", labels, Double(count))
    }
}
