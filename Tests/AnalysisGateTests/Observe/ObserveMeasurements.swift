import AnalysisGate
import Foundation
import Testing

/// Prints figures, asserts nothing: `ANALYSISGATE_MEASURE=1 swift test -c release --filter Measurements`.
@Suite(
    "Observe: measurements", .serialized,
    .enabled(if: ProcessInfo.processInfo.environment["ANALYSISGATE_MEASURE"] != nil))
struct ObserveMeasurements {
    private let rounds = 500_000

    private func print(_ what: String, _ time: Duration) {
        Swift.print("observe: \(what): \(Int(time / .nanoseconds(1)) / rounds) ns")
    }

    @Test("counting")
    func counting() {
        let log = Log(version: "1", clock: { 0 }, output: { _ in })
        let metrics = ServiceMetrics(version: "1", startTime: 0, log: log)
        let histogram = Histogram(bounds: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10])
        print(
            "observe a histogram that is kept",
            ContinuousClock().measure {
                for _ in 0..<rounds { histogram.observe(0.00001) }
            })
        print(
            "answered(route, method, status)",
            ContinuousClock().measure {
                for _ in 0..<rounds {
                    metrics.http.answered(
                        route: "/flagger/confirm-traffic-increase", method: "POST", status: 200, seconds: 0.00001)
                }
            })
        print(
            "a log line",
            ContinuousClock().measure {
                for _ in 0..<rounds {
                    log.info(
                        "answered", LogContext(requestID: "r1", namespace: "ml", name: "churn", epoch: "e"),
                        ["status": 200, "hook": "rollout"])
                }
            })
        let exposition = ContinuousClock().measure { _ = metrics.registry.exposition() }
        Swift.print("observe: exposition: \(Int(exposition / .microseconds(1))) µs")
    }
}
