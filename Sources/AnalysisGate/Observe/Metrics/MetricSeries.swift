/// One series of a metric: a number, or a histogram's numbers, that many threads change.
package protocol MetricSeries: Sendable {
    /// Writes its samples.
    func write(_ name: String, _ labels: [MetricLabel], to exposition: inout Exposition)
}

/// A label with its value.
package struct MetricLabel: Sendable, Equatable {
    package var name: String
    package var value: String
}
