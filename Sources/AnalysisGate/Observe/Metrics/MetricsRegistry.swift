/// All metrics of the process.
package final class MetricsRegistry: Sendable {
    private let metrics = Locked<[any ExposedMetric]>([])
    private let collectors = Locked<[@Sendable () -> Void]>([])

    package init() {}

    /// Adds a metric that only grows; its name ends in `_total`.
    package func counter(_ name: String, _ help: String, labels: [String] = []) -> MetricFamily<Counter> {
        add(MetricDescription(name: name, help: help, kind: .counter, labels: labels)) { Counter() }
    }

    /// Adds a metric that goes up and down.
    package func gauge(_ name: String, _ help: String, labels: [String] = []) -> MetricFamily<Gauge> {
        add(MetricDescription(name: name, help: help, kind: .gauge, labels: labels)) { Gauge() }
    }

    /// A counter of seconds that is kept elsewhere and read at each exposition.
    func seconds(_ name: String, _ help: String) -> Gauge {
        add(MetricDescription(name: name, help: help, kind: .counter, labels: [])) { Gauge() }.only
    }

    /// Adds a metric that counts observations by size.
    ///
    /// - Parameter bounds: inclusive upper bounds of the buckets, rising, without the infinite one.
    package func histogram(
        _ name: String, _ help: String, bounds: [Double], labels: [String] = []
    ) -> MetricFamily<Histogram> {
        add(MetricDescription(name: name, help: help, kind: .histogram, labels: labels)) { Histogram(bounds: bounds) }
    }

    /// Runs before each exposition: for figures that are read, not counted.
    package func collect(_ body: @escaping @Sendable () -> Void) {
        collectors.withLock { $0.append(body) }
    }

    /// Every metric, in the order of their making.
    package var descriptions: [MetricDescription] {
        metrics.withLock { $0 }.map(\.description)
    }

    /// The answer to `GET /metrics`; its type is `Exposition.contentType`.
    package func exposition() -> [UInt8] {
        for collector in collectors.withLock({ $0 }) { collector() }
        var exposition = Exposition()
        for metric in metrics.withLock({ $0 }) { metric.write(to: &exposition) }
        return exposition.bytes
    }

    private func add<Series: MetricSeries>(
        _ description: MetricDescription, make: @escaping @Sendable () -> Series
    ) -> MetricFamily<Series> {
        let family = MetricFamily(description, make: make)
        metrics.withLock { $0.append(family) }
        // A metric without labels has its series from the start: a counter that is missing is not the same as 0.
        if description.labels.isEmpty { _ = family.only }
        return family
    }
}
