import Synchronization

/// A number that goes up and down.
package final class Gauge: MetricSeries {
    private let bits = Atomic(UInt64(0))

    package init() {}

    /// Replaces the number.
    package func set(_ number: Double) {
        bits.store(number.bitPattern, ordering: .relaxed)
    }

    package var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

    package func write(_ name: String, _ labels: [MetricLabel], to exposition: inout Exposition) {
        exposition.sample(name, labels, value)
    }
}
