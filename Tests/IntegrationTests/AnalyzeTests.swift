import AnalysisGate
import Foundation
import JSON
import TestKit
import Testing

@Suite("analyze on a real Prometheus")
struct AnalyzeTests {
    private func configuration(_ url: String) -> String {
        """
        sources: {main: {prometheus: "\(url)", timeout: 10s}}
        analyses:
          churn:
            canary: {app: "{{target}}", version: canary}
            baseline: {app: "{{target}}", version: stable}
            warmUp: 30s
            bake: 1m
            checks:
              errors: {events: 'model_predictions_total{status="error"}', total: model_predictions_total}
              latency: {histogram: model_prediction_latency_seconds, quantile: 0.95, worseThan: 1.3, ignoreBelow: 10ms}

        """
    }

    /// A quarter of an hour at 1,000 requests a second, the canary with 10 % and then 50 % of them.
    private func history(start: Double, _ change: (inout SimulationSettings) -> Void = { _ in }) -> [WrittenSeries] {
        var settings = SimulationSettings()
        settings.rate = 1000
        settings.errorRate = 0.01
        change(&settings)
        var history = SimulatedHistory(start: start, settings)
        history.run(seconds: 450)
        history.change { $0.canaryWeight = 50 }
        history.run(seconds: 450)
        return history.takeSeries()
    }

    private func analyze(
        _ series: [WrittenSeries], start: Double, extra: [String] = []
    ) async throws -> (status: Int32, output: String, errors: String) {
        let prometheus = try await PrometheusServer()
        try await prometheus.write(series)
        let folder = try TemporaryFolder()
        let file = try folder.write("gate.yaml", configuration(prometheus.url))
        let arguments =
            [
                "analyze", "churn", "--config", file, "--output", "json", "--set", "target=churn",
                "--set", "start=\(Int(start))", "--set", "end=\(Int(start) + 900)",
            ] + extra
        let first = try await GateProcess.run(arguments)
        let second = try await GateProcess.run(arguments)
        #expect(withoutID(first.output) == withoutID(second.output))
        return first
    }

    /// The answer without what may differ from call to call.
    private func withoutID(_ text: String) -> String {
        text.replacing(/"(id|reportUrl)":"[^"]*"/, with: "")
    }

    private let start = (Date().timeIntervalSince1970 - 1000).rounded(.down)

    @Test("an equal version passes")
    func equal() async throws {
        let outcome = try await analyze(history(start: start), start: start)
        #expect(outcome.status == 0, "\(outcome)")
        #expect(outcome.output.contains(#""verdict":"pass""#))
        #expect(outcome.output.contains(#""hasData":true"#))
    }

    @Test("three times the errors fail")
    func errors() async throws {
        let outcome = try await analyze(history(start: start) { $0.canaryErrorFactor = 3 }, start: start)
        #expect(outcome.status == 1, "\(outcome)")
        #expect(outcome.output.contains(#""verdict":"fail""#))
    }

    @Test("twice the latency fails")
    func latency() async throws {
        let outcome = try await analyze(history(start: start) { $0.canaryLatencyFactor = 2 }, start: start)
        #expect(outcome.status == 1, "\(outcome)")
        #expect(outcome.output.contains(#""verdict":"fail""#))
    }

    @Test("without a canary there is no verdict")
    func nothing() async throws {
        let outcome = try await analyze(history(start: start) { $0.canaryPods = 0 }, start: start)
        #expect(outcome.status == 2, "\(outcome)")
        #expect(outcome.output.contains(#""hasData":false"#))
        #expect(outcome.output.contains(#""pass":false"#))
        #expect(outcome.output.contains(#""fail":false"#))
    }

    @Test("a source that does not answer is told apart from a verdict")
    func unreachable() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("gate.yaml", configuration("http://127.0.0.1:\(try Socket.freePort())"))
        let outcome = try await GateProcess.run(["analyze", "churn", "--config", file, "--set", "target=churn"])
        #expect(outcome.status == 3, "\(outcome)")
        #expect(outcome.errors.contains("cannot be reached"))
    }
}
