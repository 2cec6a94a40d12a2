import JSON
import TestKit
import Testing

@Suite("Tokens of namespaces")
struct NamespaceTests {
    private let team = [GuardedGate.bearer("ml-team")]

    /// A service with one open epoch in a namespace of the team's and one in another.
    private func start() async throws -> RunningGate {
        let gate = try await GuardedGate.start()
        for namespace in ["ml-a", "prod"] {
            let body = HookBody(namespace: namespace).text
            #expect(try await gate.post("/flagger/rollout", body, headers: [GuardedGate.bearer("hook")]).status == 200)
        }
        return gate
    }

    private func read(_ gate: RunningGate, _ target: String) async throws -> RawAnswer {
        try await gate.ask("GET", target, headers: team)
    }

    @Test("hooks are let in by the namespace of their body")
    func hooks() async throws {
        let gate = try await start()
        for hook in HookBody.hooks {
            let refused = try await gate.post(
                "/flagger/\(hook)", HookBody(namespace: "prod").text, headers: [GuardedGate.bearer("flagger")])
            #expect(refused.status == 403 && refused.isOneLine, "\(hook): \(refused.statusLine)")
            #expect(refused.text.contains("prod") && refused.text.contains("ml-*"), "\(refused.text)")
        }
        let body = HookBody(namespace: "ml-a").text
        #expect(try await gate.post("/flagger/event", body, headers: [GuardedGate.bearer("flagger")]).status == 200)
        for path in ["/gate/check", "/rollback/check"] {
            let foreign = HookBody(namespace: "prod").text
            let refused = try await gate.post(path, foreign, headers: [GuardedGate.bearer("flagger")])
            #expect(refused.status == 403 && refused.text.contains("ml-*"), "\(path): \(refused.text)")
        }
    }

    @Test("lists leave out what a token may not see, and single things are refused")
    func reads() async throws {
        let gate = try await start()
        for list in ["rollouts", "verdicts"] {
            let elements = try JSONValue.parse(try await read(gate, "/v1/\(list)").body)[list]?.elements ?? []
            #expect(Set(elements.map { $0["namespace"]?.stringValue }) == ["ml-a"], "\(list)")
        }
        for target in ["/v1/rollouts/prod/podinfo", "/v1/gates/prod/podinfo/confirm-rollout/default"] {
            #expect(try await read(gate, target).status == 403, "\(target)")
        }
        let all = try await gate.ask("GET", "/v1/verdicts", headers: [GuardedGate.bearer("read")])
        let verdicts = try JSONValue.parse(all.body)["verdicts"]?.elements ?? []
        for verdict in verdicts {
            let id = verdict["id"]?.stringValue ?? ""
            let status = try await read(gate, "/v1/verdicts/\(id)").status
            #expect(status == (verdict["namespace"]?.stringValue == "ml-a" ? 200 : 404))
        }
        #expect(verdicts.count == 2)
    }

    @Test("decisions reach no further than the token")
    func decisions() async throws {
        let gate = try await start()
        for (path, body) in [
            ("confirm-rollout/default/approve", "{}"), ("confirm-rollout/default/halt", "{}"),
            ("override", #"{"reason":"x","for":"1h"}"#), ("reset", "{}"),
        ] {
            let foreign = try await gate.post("/v1/gates/prod/podinfo/\(path)", body, headers: team)
            #expect(foreign.status == 403 && foreign.isOneLine, "\(path): \(foreign.statusLine)")
            let own = try await gate.post("/v1/gates/ml-a/podinfo/\(path)", body, headers: team)
            #expect(own.status == 200, "\(path): \(own.text)")
        }
        for path in ["/gate/open", "/rollback/open"] {
            let body = HookBody(namespace: "prod").text
            #expect(try await gate.post(path, body, headers: team).status == 403, "\(path)")
        }
    }

    @Test(
        "a freeze reaches no further than the token, however it is written",
        arguments: [
            #"["*"]"#, #"["prod"]"#, #"["ml-a","prod"]"#, #""ml-a,prod""#, #"["ml-a,prod"]"#, #"["ml-*,*"]"#,
            #"["ml*"]"#,
        ])
    func freezes(namespaces: String) async throws {
        let gate = try await start()
        let body = #"{"reason":"x","for":"1h","namespaces":\#(namespaces)}"#
        let refused = try await gate.post("/v1/gates/freeze", body, headers: team)
        #expect((400...403).contains(refused.status) && refused.isOneLine, "\(refused.statusLine) \(refused.text)")
        let promotion = try await gate.post(
            "/flagger/confirm-promotion?analysis=none", HookBody(namespace: "prod").text,
            headers: [GuardedGate.bearer("hook")])
        #expect(promotion.status == 200)
    }

    @Test("nobody lifts or changes a freeze of namespaces beyond the token")
    func foreignFreeze() async throws {
        let gate = try await start()
        let freeze = try await gate.post(
            "/v1/gates/freeze", #"{"reason":"fair","for":"1h","namespaces":["prod"]}"#,
            headers: [GuardedGate.bearer("approve")])
        #expect(freeze.status == 200)
        let id = try JSONValue.parse(freeze.body)["id"]?.stringValue ?? ""
        let lifted = try await gate.post("/v1/gates/unfreeze", #"{"id":"\#(id)","reason":"x"}"#, headers: team)
        #expect((400...404).contains(lifted.status), "\(lifted.statusLine)")
        let changed = try await gate.post(
            "/v1/gates/freeze", #"{"id":"\#(id)","reason":"x","for":"1h","namespaces":["ml-a"]}"#, headers: team)
        #expect((400...404).contains(changed.status), "\(changed.statusLine)")
        let promotion = try await gate.post(
            "/flagger/confirm-promotion?analysis=none", HookBody(namespace: "prod").text,
            headers: [GuardedGate.bearer("hook")])
        #expect(promotion.status == 403 && promotion.text.contains("fair"))
    }

    @Test("the id of a freeze is one that exists")
    func freezeID() async throws {
        let gate = try await start()
        let body = #"{"id":"override ml-a/podinfo/1","reason":"x","for":"1h","namespaces":["ml-a"]}"#
        let refused = try await gate.post("/v1/gates/freeze", body, headers: team)
        #expect(refused.status == 404 && refused.isOneLine, "\(refused.statusLine) \(refused.text)")
    }
}
