import AnalysisGate
import Foundation
import Glibc
import Testing

/// Prints figures, asserts nothing: `ANALYSISGATE_MEASURE=1 swift test -c release --filter Measurements`.
@Suite(
    "Observe: measurements", .serialized,
    .enabled(if: ProcessInfo.processInfo.environment["ANALYSISGATE_MEASURE"] != nil))
struct ObserveMeasurements {
    private let rounds = 500_000

    private func measure(_ what: String, _ work: () -> Void) {
        let start = clock()
        for _ in 0..<rounds { work() }
        print("observe: \(what): \((clock() - start) * 1_000 / rounds) CPU-ns")
    }

    @Test("counting and logging")
    func hotPaths() {
        let log = Log(version: "1", clock: { 0 }, output: { _ in })
        let metrics = ServiceMetrics(version: "1", startTime: 0, log: log)
        let route = metrics.http.route("/flagger/confirm-traffic-increase")
        measure("one answer") { route.answered(method: "POST", status: 200, seconds: 0.00001) }
        measure("one verdict") { metrics.evaluations.given(.flagger, verdict: "pending", seconds: 0.1) }
        measure("one log line") {
            log.info(
                "answered", LogContext(requestID: "r1", namespace: "ml", name: "churn", epoch: "e"),
                ["status": 200, "hook": "rollout"])
        }
        measure("one line below the minimum") { log.debug("answered", LogContext(), ["status": 200]) }
    }
}
