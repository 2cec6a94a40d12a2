/// One metric with its series.
///
/// Looking a series up takes a lock; a caller on a hot path keeps the series that it was given.
package final class MetricFamily<Series: MetricSeries>: Sendable {
    package let description: MetricDescription
    private let series = Locked<[LabelValues: Series]>([:])
    private let make: @Sendable () -> Series

    init(_ description: MetricDescription, make: @escaping @Sendable () -> Series) {
        self.description = description
        self.make = make
    }

    /// The series without labels.
    package var only: Series { series(LabelValues()) }

    /// The series with this label value, made at its first use.
    package func with(_ first: String) -> Series {
        series(LabelValues(first: first))
    }

    /// The series with these label values, in the order of the metric's labels.
    package func with(_ first: String, _ second: String) -> Series {
        series(LabelValues(first: first, second: second))
    }

    /// The series with these label values, in the order of the metric's labels.
    package func with(_ first: String, _ second: String, _ third: String) -> Series {
        series(LabelValues(first: first, second: second, third: third))
    }

    private func series(_ values: LabelValues) -> Series {
        series.withLock { series in
            if let known = series[values] { return known }
            var values = values
            if series.count >= MetricLimits.seriesPerMetric {
                let other = MetricLimits.otherValue
                values = LabelValues(
                    first: other, second: description.labels.count > 1 ? other : "",
                    third: description.labels.count > 2 ? other : "")
                if let known = series[values] { return known }
            }
            let new = make()
            series[values] = new
            return new
        }
    }
}

/// What the registry asks of a metric.
protocol ExposedMetric: Sendable {
    var description: MetricDescription { get }
    func write(to exposition: inout Exposition)
}

extension MetricFamily: ExposedMetric {
    func write(to exposition: inout Exposition) {
        let series = series.withLock { $0 }.sorted { left, right in
            left.key.all.lexicographicallyPrecedes(right.key.all)
        }
        exposition.head(description)
        for (values, one) in series {
            let labels = zip(description.labels, values.all).map { MetricLabel(name: $0, value: $1) }
            one.write(description.name, labels, to: &exposition)
        }
    }
}
