import Foundation
import TestKit
import Testing

@Suite("Recorded rollouts of Flagger, replayed")
struct FlaggerOrderTests {
    @Test("a Prometheus without data holds every rollout and rolls none back", arguments: [false, true])
    func noData(repeats: Bool) async throws {
        let prometheus = try await PrometheusServer()
        try await replay(.nothing, source: prometheus.url, repeats: repeats)
        try await prometheus.stop()
    }

    @Test("a source that is down holds every rollout and rolls none back", arguments: [false, true])
    func sourceDown(repeats: Bool) async throws {
        try await replay(.sourceDown, source: GateYAML.downSource, repeats: repeats)
    }

    @Test("data without a difference let every rollout through")
    func pass() async throws {
        let prometheus = try await PrometheusServer()
        try await replay(.pass, source: prometheus.url, prometheus: prometheus)
        try await prometheus.stop()
    }

    @Test("three times the errors are rolled back")
    func certainFailure() async throws {
        let prometheus = try await PrometheusServer()
        try await replay(.certainFailure, source: prometheus.url, prometheus: prometheus)
        try await prometheus.stop()
    }

    /// All orders at the same time, each with a gate of its own.
    private func replay(
        _ evidence: Evidence, source: String, prometheus: PrometheusServer? = nil, repeats: Bool = false
    ) async throws {
        try await withThrowingTaskGroup { group in
            for order in RecordedOrder.all {
                group.addTask { try await play(order, evidence, source, prometheus, repeats: repeats) }
            }
            try await group.waitForAll()
        }
    }

    private func play(
        _ order: RecordedOrder, _ evidence: Evidence, _ source: String, _ prometheus: PrometheusServer?, repeats: Bool
    ) async throws {
        // Two orders have the same Canary: a label of their own keeps their data apart.
        let analysis = ModelTraffic.analysis(labels: "run: \(order.name)")
        let gate = try await RunningGate(configuration: GateYAML.text(source: source, analyses: analysis))
        let rollout = ReplayedRollout(order: order, evidence: evidence, gate: gate, repeats: repeats)
        try await rollout.run {
            guard let prometheus else { return }
            var traffic = ModelTraffic(
                app: order.canary, labels: ["run": order.name], start: Date().timeIntervalSince1970.rounded(.down))
            traffic.canaryErrors = evidence == .certainFailure ? 0.15 : 0.05
            try await prometheus.write(traffic.series)
        }
        #expect(try await gate.child.stop() == 0)
    }
}
