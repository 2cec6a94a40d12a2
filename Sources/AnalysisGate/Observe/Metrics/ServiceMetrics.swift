/// Every metric of the service; `docs/operations.md` lists them.
package struct ServiceMetrics: Sendable {
    package let registry = MetricsRegistry()
    package let http: HTTPMetrics
    package let evaluations: EvaluationMetrics
    package let sources: SourceMetrics
    package let gates: GateMetrics
    package let store: StoreMetrics
    package let configuration: ConfigurationMetrics

    /// - Parameters:
    ///   - version: of the program.
    ///   - startTime: Unix seconds.
    ///   - log: whose dropped lines are counted.
    package init(version: String, startTime: Double, log: Log) {
        registry.gauge(
            "analysisgate_build_info", "The running program: always 1.", labels: ["version"]
        ).with(version).set(1)
        http = HTTPMetrics(registry)
        evaluations = EvaluationMetrics(registry)
        sources = SourceMetrics(registry)
        gates = GateMetrics(registry)
        store = StoreMetrics(registry)
        configuration = ConfigurationMetrics(registry)
        let dropped = registry.counter(
            "analysisgate_log_lines_dropped_total", "Log lines that were dropped because nobody read the log."
        ).only
        registry.collect { dropped.raise(to: log.droppedLines) }
        ProcessMetrics.add(to: registry, startTime: startTime)
    }
}
