import Foundation
import TestKit
import Testing

@Suite("The simulated model servers as a program")
struct SimulateTests {
    /// Starts `simulate` on a free port, which it prints.
    private func start(_ arguments: [String]) async throws -> (child: ChildProcess, port: Int) {
        let child = try ChildProcess(GateProcess.program, ["simulate", "--listen", "127.0.0.1:0"] + arguments)
        let port: Int = try await waitUntil("simulate's port") {
            guard child.isRunning else { throw NeverCame(what: "simulate: \(child.errors)", seconds: 0) }
            return child.output.firstMatch(of: /on 127\.0\.0\.1:(\d+)\n/).flatMap { Int($0.1) }
        }
        return (child, port)
    }

    @Test("Prometheus scrapes it, orders change it, SIGTERM ends it")
    func scraped() async throws {
        let (child, port) = try await start(["--app=fraud", "--rate=5000", "--error-rate=1%", "--canary-weight=50"])
        let prometheus = try await PrometheusServer(
            configuration: """
                global: {scrape_interval: 1s}
                scrape_configs: [{job_name: models, static_configs: [{targets: ["127.0.0.1:\(port)"]}]}]

                """)
        let canaryErrors = #"sum(model_predictions_total{app="fraud",version="canary",status="error"})"#
        try await waitUntil("canary errors in Prometheus") {
            try await prometheus.query("\(canaryErrors) > 20").contains("value")
        }
        let ordered = try await RawConnection.ask(port: port, "POST", "/control?canary-error-factor=3")
        #expect(ordered.status == 200 && ordered.text.contains("canary-error-factor 3.0"))
        let ratio = """
            sum(rate(model_predictions_total{version="canary",status="error"}[5s]))
            / sum(rate(model_predictions_total{version="stable",status="error"}[5s])) > 2
            """
        try await waitUntil("three times the errors") { try await prometheus.query(ratio).contains("value") }
        let quantile = "histogram_quantile(0.95, sum by (le) (model_prediction_latency_seconds_bucket))"
        #expect(try await prometheus.query("\(quantile) > 0.085 and \(quantile) < 0.1").contains("value"))
        try await prometheus.stop()
        child.send(signal: SIGTERM)
        #expect(try await child.exitStatus() == 0)
    }

    @Test("a command line that cannot be understood ends with a sentence")
    func usage() async throws {
        let wrong = try await GateProcess.run(["simulate", "--pods=x"])
        #expect(wrong.status == 1)
        #expect(wrong.errors == "analysisgate: simulate: --pods: x is not a whole number from 1.0 to 100.0\n")
    }
}
