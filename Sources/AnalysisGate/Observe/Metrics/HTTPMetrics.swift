/// Requests as they were answered.
package struct HTTPMetrics: Sendable {
    /// Bounds that OpenTelemetry recommends for HTTP, in seconds.
    static let bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

    private let durations: MetricFamily<Histogram>
    private let openConnections: Gauge

    init(_ registry: MetricsRegistry) {
        durations = registry.histogram(
            "analysisgate_http_request_duration_seconds", "Time from a whole request to its answer.",
            bounds: Self.bounds, labels: ["route", "method", "code"])
        openConnections = registry.gauge("analysisgate_http_connections", "Connections that are open now.").only
    }

    /// What counts the answers of one route; kept with the route.
    ///
    /// - Parameter pattern: the route's pattern, never the path of a request: paths have no bound.
    package func route(_ pattern: String) -> RouteMetrics {
        RouteMetrics(pattern: pattern, durations: durations)
    }

    /// Takes over the server's count of connections; called at each exposition.
    package func set(openConnections count: Int) {
        openConnections.set(Double(count))
    }
}
