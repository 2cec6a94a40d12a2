/// How the store does.
package struct StoreMetrics: Sendable {
    /// What was asked of the store.
    package enum Operation: String, Sendable, CaseIterable {
        case commit
        case read
        case prune
        case probe
    }

    /// From a tenth of a millisecond, in seconds: a flush of a good disk takes 0.15 ms.
    private static let bounds = [
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5,
    ]

    private let errors: MetricFamily<Counter>
    private let commits: Histogram
    private let registry: MetricsRegistry
    private let freeBytes: Gauge

    init(_ registry: MetricsRegistry) {
        errors = registry.counter(
            "analysisgate_store_errors_total", "Calls of the store that failed; lost races for a gate are none.",
            labels: ["op"])
        commits =
            registry.histogram(
                "analysisgate_store_commit_seconds", "Time from a commit to its acknowledgement, waiting included.",
                bounds: Self.bounds
            ).only
        freeBytes =
            registry.gauge(
                "analysisgate_store_disk_free_bytes", "Bytes that may still be written to the store's file system."
            ).only
        self.registry = registry
        for operation in Operation.allCases { _ = errors.with(operation.rawValue) }
    }

    /// Counts a call that failed for another reason than a lost race.
    package func failed(_ operation: Operation) {
        errors.with(operation.rawValue).add()
    }

    /// Takes note of how long an acknowledged commit took.
    package func committed(seconds: Double) {
        commits.observe(seconds)
    }

    /// Reads the free space beside a file at each exposition.
    package func watchDisk(of path: String) {
        registry.collect { [freeBytes] in
            if let bytes = ProcessFigures.freeBytes(beside: path) { freeBytes.set(bytes) }
        }
    }
}
