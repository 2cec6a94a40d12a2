import Synchronization

/// A number that only grows.
package final class Counter: MetricSeries {
    private let count = Atomic(0)

    package init() {}

    /// Counts up; a relaxed atomic, so it costs some nanoseconds.
    package func add(_ number: Int = 1) {
        count.add(number, ordering: .relaxed)
    }

    /// Takes over a count that is kept elsewhere; a smaller one changes nothing.
    package func raise(to number: Int) {
        count.max(number, ordering: .relaxed)
    }

    package var value: Int { count.load(ordering: .relaxed) }

    package func write(_ name: String, _ labels: [MetricLabel], to exposition: inout Exposition) {
        exposition.sample(name, labels, Double(value))
    }
}
