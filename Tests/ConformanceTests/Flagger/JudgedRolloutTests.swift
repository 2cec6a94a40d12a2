import Foundation
import JSON
import TestKit
import Testing

@Suite("How an analysis is used in a rollout")
struct JudgedRolloutTests {
    private func ask(
        _ gate: RunningGate, _ hook: String, _ query: String = "", checksum: String = "1"
    ) async throws -> RawAnswer {
        try await gate.post("/flagger/\(hook)\(query)", HookBody(checksum: checksum).text)
    }

    private func notices(_ gate: RunningGate) async throws -> [String] {
        let document = try await gate.document("/v1/rollouts/test/podinfo")
        return (document["notices"]?.elements ?? []).compactMap { $0["kind"]?.stringValue }
    }

    @Test("the rollout hook alone goes on unjudged for the grace, and says so")
    func grace() async throws {
        let analysis = ModelTraffic.analysis().replacing("bake: 0s", with: "bake: 0s\n    grace: 3s")
        let gate = try await RunningGate(
            configuration: GateYAML.text(source: GateYAML.downSource, analyses: analysis))
        #expect(try await ask(gate, "rollout").status == 200)
        #expect(try await notices(gate).contains("advancing-unjudged"))
        let refusal = try await waitUntil("the end of the grace") {
            let answer = try await ask(gate, "rollout")
            return answer.status == 200 ? nil : answer
        }
        #expect(refusal.status == 422 && refusal.isOneLine, "\(refusal.text)")
        #expect(try await notices(gate).filter { $0 == "advancing-unjudged" }.count == 1)
        // A Canary with a hook that can hold needs no grace.
        #expect(try await ask(gate, "confirm-promotion").status == 403)
        #expect(try await ask(gate, "rollout").status == 200)
    }

    @Test("mode: observe answers as if all were well, and records what it would have said")
    func observe() async throws {
        let prometheus = try await PrometheusServer()
        let analysis = ModelTraffic.analysis().replacing("bake: 0s", with: "bake: 0s\n    mode: observe")
        let gate = try await RunningGate(configuration: GateYAML.text(source: prometheus.url, analyses: analysis))
        #expect(try await ask(gate, "rollout", "?target=fraud").status == 200)
        let start = Date().timeIntervalSince1970.rounded(.down)
        try await prometheus.write(
            ModelTraffic(app: "fraud", start: start, seconds: 300, canaryErrors: 0.15).series)
        let expected = [
            "pre-rollout": 200, "rollout": 200, "confirm-traffic-increase": 200, "confirm-promotion": 200,
            "rollback": 403,
        ]
        try await waitUntil("a recorded failure", seconds: 120) {
            for (hook, status) in expected {
                let answer = try await ask(gate, hook, "?target=fraud")
                #expect(answer.status == status && answer.isOneLine, "\(hook): \(answer.text)")
            }
            try await Task.sleep(for: .milliseconds(500))
            let verdicts = try await gate.document("/v1/verdicts")["verdicts"]?.elements ?? []
            return verdicts.contains { $0["verdict"]?.stringValue == "fail" }
        }
        try await prometheus.stop()
    }

    @Test("an epoch is judged to its end by the configuration that it began with")
    func pinned() async throws {
        let gate = try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource))
        #expect(try await ask(gate, "rollout", "?analysis=churn").status == 200)
        let changed = GateYAML.text(source: GateYAML.downSource, analyses: ModelTraffic.analysis("fraud"))
        try gate.folder.write("gate.yaml", changed.replacing("{port}", with: "\(gate.port)"))
        try await waitUntil("the new configuration") {
            let names = try await gate.document("/v1/analyses")["analyses"]?.elements ?? []
            return names.compactMap(\.stringValue) == ["fraud"]
        }
        #expect(try await ask(gate, "rollout", "?analysis=churn").status == 200)
        #expect(try await ask(gate, "confirm-promotion", "?analysis=churn").status == 403)
        // Over a restart too.
        try await gate.child.kill()
        let again = try await RunningGate(configuration: changed, folder: gate.folder)
        #expect(try await ask(again, "rollout", "?analysis=churn").status == 200)
        let next = try await ask(again, "pre-rollout", "?analysis=churn", checksum: "2")
        #expect(next.status == 404 && next.text.contains("fraud"), "\(next.statusLine) \(next.text)")
        #expect(try await ask(again, "pre-rollout", "?analysis=fraud", checksum: "2").status == 200)
    }

    @Test("clusters do not share rollouts, and a restart under another name begins anew")
    func clusters() async throws {
        let text = GateYAML.text(source: GateYAML.downSource, server: "cluster: eu")
        let gate = try await RunningGate(configuration: text)
        #expect(try await gate.post("/flagger/confirm-rollout", HookBody(phase: "Waiting").text).status == 403)
        #expect(try await gate.decide("test/podinfo/confirm-rollout/default").status == 200)
        try await gate.child.kill()
        let other = try await RunningGate(
            configuration: text.replacing("cluster: eu", with: "cluster: us"), folder: gate.folder)
        #expect(try await other.post("/flagger/confirm-rollout", HookBody(phase: "Waiting").text).status == 403)
        try await other.child.kill()
        let again = try await RunningGate(configuration: text, folder: gate.folder)
        #expect(try await again.post("/flagger/confirm-rollout", HookBody(phase: "Waiting").text).status == 200)
    }
}
