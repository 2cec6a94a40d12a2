import JSON
import TestKit
import Testing

@Suite("Overrides and freezes")
struct HoldTests {
    private let confirmHooks = ["confirm-rollout", "confirm-traffic-increase", "confirm-promotion"]

    private func start() async throws -> RunningGate {
        let gate = try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource))
        // An epoch in which every confirm hook holds: the source is down and the canary has traffic.
        for hook in ["pre-rollout", "rollout"] {
            #expect(try await gate.post("/flagger/\(hook)", HookBody().text).status == 200)
        }
        try await expect(gate, 403)
        return gate
    }

    private func ask(_ gate: RunningGate, _ hook: String) async throws -> RawAnswer {
        try await gate.post("/flagger/\(hook)", HookBody(phase: "Waiting").text)
    }

    private func expect(_ gate: RunningGate, _ status: Int, saying word: String = "") async throws {
        for hook in confirmHooks {
            let answer = try await ask(gate, hook)
            #expect(answer.status == status && answer.isOneLine, "\(hook): \(answer.text)")
            #expect(word.isEmpty || answer.text.contains(word), "\(hook): \(answer.text)")
        }
        #expect(try await ask(gate, "rollback").status == 403)
    }

    private func override(_ gate: RunningGate, _ time: String) async throws -> RawAnswer {
        try await gate.post(
            "/v1/gates/test/podinfo/override", #"{"by":"ada","reason":"broken glass","for":"\#(time)"}"#)
    }

    @Test("an override lets the confirm hooks through, and never rolls back")
    func overridden() async throws {
        let gate = try await start()
        #expect(try await gate.post("/v1/gates/test/podinfo/override", #"{"by":"ada","for":"1h"}"#).status == 400)
        for time in ["", "soon", "-1m", "9999h"] { #expect(try await override(gate, time).status == 400, "\(time)") }
        try await expect(gate, 403)
        let answer = try await override(gate, "30m")
        #expect((200...202).contains(answer.status), "\(answer.text)")
        try await expect(gate, 200, saying: "broken glass")
        // Not even an approved rollback: whatever the analysis or the gate says.
        #expect(try await gate.decide("test/podinfo/rollback/default").status == 200)
        #expect(try await ask(gate, "rollback").status == 403)
        let holds = try await gate.document("/v1/gates")["holds"]?.elements ?? []
        #expect(holds.map { $0["reason"]?.stringValue } == ["broken glass"])
    }

    @Test("an override ends with its time")
    func overrideTime() async throws {
        let gate = try await start()
        #expect((200...202).contains(try await override(gate, "2s").status))
        try await waitUntil("the end of the override") {
            try await ask(gate, "confirm-promotion").status == 403
        }
        try await expect(gate, 403)
    }

    @Test("an override ends with its epoch, and needs one")
    func overrideEpoch() async throws {
        let gate = try await start()
        #expect((200...202).contains(try await override(gate, "1h").status))
        #expect(try await gate.post("/flagger/post-rollout", HookBody(phase: "Failed").text).status == 200)
        let refused = try await override(gate, "1h")
        #expect((400...428).contains(refused.status) && refused.isOneLine)
        #expect(try await gate.post("/flagger/pre-rollout", HookBody(checksum: "2").text).status == 200)
        #expect(try await gate.post("/flagger/rollout", HookBody(checksum: "2").text).status == 200)
        #expect(try await gate.post("/flagger/confirm-promotion", HookBody(checksum: "2").text).status == 403)
    }

    @Test("a freeze holds its namespaces with its reason, and blocks no rollback")
    func frozen() async throws {
        let gate = try await start()
        #expect(try await gate.decide("test/podinfo/confirm-rollout/default").status == 200)
        #expect(try await ask(gate, "confirm-rollout").status == 200)
        let other = HookBody(namespace: "other").text
        let freeze = try await gate.post(
            "/v1/gates/freeze", #"{"by":"ada","reason":"trade fair","for":"1h","namespaces":["te*"]}"#)
        #expect((200...202).contains(freeze.status), "\(freeze.text)")
        try await expect(gate, 403, saying: "trade fair")
        let untouched = try await gate.post("/flagger/confirm-promotion?analysis=none", other)
        #expect(untouched.status == 200)
        #expect(try await gate.decide("test/podinfo/rollback/default").status == 200)
        #expect(try await ask(gate, "rollback").status == 200)
        let id = try JSONValue.parse(freeze.body)["id"]?.stringValue ?? ""
        #expect(try await gate.post("/v1/gates/unfreeze", #"{"id":"\#(id)","by":"ada","reason":"over"}"#).status == 200)
        #expect(try await ask(gate, "confirm-rollout").status == 200)
        #expect(try await gate.post("/flagger/confirm-promotion?analysis=none", HookBody().text).status == 200)
    }

    @Test("a freeze may be of a time to come")
    func frozenLater() async throws {
        let gate = try await start()
        let body = HookBody(metadata: #""analysis":"none""#).text
        let later = #"{"reason":"x","namespaces":"*","from":"2099-01-01T00:00:00Z","to":"2099-01-02T00:00:00Z"}"#
        #expect((200...202).contains(try await gate.post("/v1/gates/freeze", later).status))
        #expect(try await gate.post("/flagger/confirm-promotion", body).status == 200)
        let past = #"{"reason":"x","namespaces":"*","from":"2020-01-01T00:00:00Z","to":"2020-01-02T00:00:00Z"}"#
        #expect(try await gate.post("/v1/gates/freeze", past).status == 400)
        #expect(try await gate.post("/v1/gates/freeze", #"{"reason":"x","for":"1h"}"#).status == 400)
    }
}
