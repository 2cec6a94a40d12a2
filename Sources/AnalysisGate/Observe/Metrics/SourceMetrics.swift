/// Questions to the Prometheus sources.
package struct SourceMetrics: Sendable {
    /// How a query ended.
    package enum Outcome: String, Sendable, CaseIterable {
        case success
        /// The source answered with an error, or with what cannot be used.
        case error
        case unreachable
        case timeout
        case tooLarge = "too_large"
        case cancelled
    }

    private let queries: MetricFamily<Counter>
    private let duration: Histogram
    private let lastSuccess: MetricFamily<Gauge>

    init(_ registry: MetricsRegistry) {
        queries = registry.counter(
            "analysisgate_prometheus_queries_total", "Queries by the configuration's name of the source and outcome.",
            labels: ["source", "result"])
        duration =
            registry.histogram(
                "analysisgate_prometheus_query_duration_seconds", "Time from a query to its whole answer or failure.",
                bounds: HTTPMetrics.bounds
            ).only
        lastSuccess = registry.gauge(
            "analysisgate_source_last_success_timestamp_seconds",
            "Unix time of the last usable answer of a source; 0 before the first.", labels: ["source"])
    }

    /// Makes the series of the sources that the configuration names.
    package func expect(sources: [String]) {
        for source in sources {
            for outcome in Outcome.allCases { _ = queries.with(source, outcome.rawValue) }
            _ = lastSuccess.with(source)
        }
    }

    /// Counts one query.
    ///
    /// - Parameter now: Unix seconds.
    package func asked(source: String, _ outcome: Outcome, seconds: Double, now: Double) {
        queries.with(source, outcome.rawValue).add()
        duration.observe(seconds)
        if outcome == .success { lastSuccess.with(source).set(now) }
    }
}
