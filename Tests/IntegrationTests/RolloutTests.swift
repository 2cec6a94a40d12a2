import AnalysisGate
import Foundation
import TestKit
import Testing

@Suite("Whole rollouts: hooks, service, store, Prometheus")
struct RolloutTests {
    private let configuration = """
        server: {listen: "127.0.0.1:{port}"}
        store: sqlite:gate.db
        sources: {main: {prometheus: "{prometheus}"}}
        analyses:
          churn:
            canary: {app: "{{target}}", version: canary}
            baseline: {app: "{{target}}", version: stable}
            warmUp: 0s
            bake: 0s
            checks:
              errors: {events: 'model_predictions_total{status="error"}', total: model_predictions_total}

        """

    /// Asks a hook as Flagger does: the status and the line.
    private func hook(_ gate: RunningGate, _ type: String, _ phase: String = "Progressing", _ checksum: String = "7f7d")
        async throws -> (status: Int, text: String)
    {
        let body = #"{"name":"churn","namespace":"ml","phase":"\#(phase)","checksum":"\#(checksum)"}"#
        let answer = try await gate.ask(
            "POST", "/flagger/\(type)", headers: ["Content-Type: application/json"], body: body)
        return (answer.status, answer.text)
    }

    private func event(_ gate: RunningGate, _ message: String) async throws {
        let body = """
            {"name":"churn","namespace":"ml","phase":"Progressing","checksum":"7f7d","metadata":\
            {"eventMessage":"\(message)","eventType":"Normal","timestamp":"1795205101351"}}
            """
        let answer = try await gate.ask(
            "POST", "/flagger/event", headers: ["Content-Type: application/json"], body: body)
        #expect(answer.status == 200)
    }

    /// Runs a rollout up to the question that `decide` asks, while samples of the present keep coming each second.
    private func rollout(
        errorFactor: Double, decide: (RunningGate) async throws -> Bool
    ) async throws {
        let prometheus = try await PrometheusServer()
        let gate = try await RunningGate(
            configuration: configuration.replacing("{prometheus}", with: prometheus.url))
        #expect(try await hook(gate, "confirm-rollout", "Initialized").status == 403)
        let approval = try await gate.ask(
            "POST", "/v1/gates/ml/churn/confirm-rollout/default/approve",
            headers: ["Content-Type: application/json"], body: #"{"by":"ada","reason":"tested"}"#)
        #expect((200...202).contains(approval.status), "\(approval.text)")
        #expect(try await hook(gate, "confirm-rollout", "Waiting").status == 200)
        try await event(gate, "New revision detected! Scaling up churn.ml")
        #expect(try await hook(gate, "rollback").status == 403)
        #expect(try await hook(gate, "pre-rollout").status == 200)
        // Before the first traffic there is nothing to wait for.
        #expect(try await hook(gate, "confirm-traffic-increase").status == 200)
        try await event(gate, "Advance churn.ml canary weight 50")

        var settings = SimulationSettings()
        settings.rate = 20_000
        settings.canaryWeight = 50
        settings.errorRate = 0.05
        settings.canaryErrorFactor = errorFactor
        let start = Date().timeIntervalSince1970.rounded(.down)
        var history = SimulatedHistory(start: start, spacingSeconds: 1, settings)
        var written = 0.0
        try await waitUntil("a verdict") {
            let behind = Date().timeIntervalSince1970 - start - written
            if behind >= 1 {
                history.run(seconds: behind.rounded(.down))
                written += behind.rounded(.down)
                try await prometheus.write(history.takeSeries())
            }
            try await Task.sleep(for: .milliseconds(200))
            return try await decide(gate)
        }
        // Killed and started again on its store, it comes to the same end.
        try await gate.child.kill()
        let again = try await RunningGate(
            configuration: configuration.replacing("{prometheus}", with: prometheus.url), folder: gate.folder)
        try await waitUntil("the same verdict after a restart") { try await decide(again) }
        #expect(try await again.child.stop() == 0)
        try await prometheus.stop()
    }

    @Test("an equal version is promoted and never rolled back")
    func good() async throws {
        try await rollout(errorFactor: 1) { gate in
            #expect(try await hook(gate, "rollback").status == 403)
            let rollout = try await hook(gate, "rollout")
            #expect(rollout.status == 200, "\(rollout.text)")
            return try await hook(gate, "confirm-promotion").status == 200
        }
    }

    @Test("three times the errors are rolled back and never promoted")
    func bad() async throws {
        try await rollout(errorFactor: 3) { gate in
            let promotion = try await hook(gate, "confirm-promotion")
            #expect(promotion.status == 403, "\(promotion.text)")
            return try await hook(gate, "rollback").status == 200
        }
    }
}
