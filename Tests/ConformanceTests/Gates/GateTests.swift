import JSON
import TestKit
import Testing

@Suite("Gates and what people decide")
struct GateTests {
    private let place = "test/podinfo/confirm-rollout/default"

    private func start(folder: TemporaryFolder? = nil, analyses: String = ModelTraffic.analysis()) async throws
        -> RunningGate
    {
        try await RunningGate(
            configuration: GateYAML.text(source: GateYAML.downSource, analyses: analyses), folder: folder)
    }

    @Test("a gate shows its state, who decided, when, why, and each attempt")
    func show() async throws {
        let gate = try await start()
        #expect(try await gate.post("/flagger/confirm-rollout", HookBody(phase: "Initialized").text).status == 403)
        let before = try await gate.document("/v1/gates/\(place)")
        #expect(before["state"]?.stringValue == "closed")
        #expect(before["decidedBy"]?.stringValue == "")
        #expect(before["attempts"]?.elements?.isEmpty == true)

        let approval = try await gate.post(
            "/v1/gates/\(place)/approve", #"{"by":"ada","reason":"shadow \"run\" was fine"}"#)
        #expect((200...202).contains(approval.status))
        let line = try await gate.post("/flagger/confirm-rollout", HookBody(phase: "Waiting").text)
        #expect(line.status == 200 && line.text.contains("ada"))
        let open = try await gate.document("/v1/gates/\(place)")
        #expect(open["state"]?.stringValue == "open")
        #expect(open["decidedBy"]?.stringValue == "ada")
        #expect(open["reason"]?.stringValue == #"shadow "run" was fine"#)
        #expect(open["decidedAt"]?.stringValue?.contains(/^20\d\d-\d\d-\d\dT/) == true)

        let halt = try await gate.post("/v1/gates/\(place)/halt", #"{"by":"grace","reason":"wait\n\u001b[31mfor\tme"}"#)
        #expect((200...202).contains(halt.status))
        let held = try await gate.post("/flagger/confirm-rollout", HookBody(phase: "Waiting").text)
        #expect(held.status == 403 && held.text.contains("grace") && held.text.contains("wait"))
        #expect(held.isOneLine, "\(held.text)")
        let attempts = try await gate.document("/v1/gates/\(place)")["attempts"]?.elements ?? []
        #expect(
            Set(attempts.map { "\($0["verb"]?.stringValue ?? "") by \($0["by"]?.stringValue ?? "")" })
                == ["approve by ada", "halt by grace"])
        let list = try await gate.document("/v1/gates")["gates"]?.elements ?? []
        #expect(list.map { $0["state"]?.stringValue } == ["closed"])
    }

    @Test("outside an epoch an approval is refused with a sentence, and the attempt kept")
    func outsideAnEpoch() async throws {
        let gate = try await start()
        for verb in ["approve", "halt"] {
            let refused = try await gate.decide(place, verb)
            #expect((400...428).contains(refused.status) && refused.isOneLine, "\(refused.statusLine)")
            #expect(refused.text.contains("test/podinfo"), "\(refused.text)")
        }
        let attempts = try await gate.document("/v1/gates/\(place)")["attempts"]?.elements ?? []
        #expect(attempts.count == 2)
        #expect(attempts.allSatisfy { $0["status"]?.intValue == 409 })
        // Nothing of it counts for the epoch that begins later.
        #expect(try await gate.post("/flagger/confirm-rollout", HookBody(phase: "Initialized").text).status == 403)
    }

    @Test("an approval is never used up, and asking changes nothing")
    func manyPolls() async throws {
        let gate = try await start()
        let ask = HookBody(phase: "Waiting").text
        #expect(try await gate.post("/flagger/confirm-rollout", ask).status == 403)
        #expect(try await gate.decide(place).status == 200)
        let before = try await gate.document("/v1/gates/\(place)")
        for _ in 0..<100 { #expect(try await gate.post("/flagger/confirm-rollout", ask).status == 200) }
        #expect(try await gate.document("/v1/gates/\(place)") == before)
        #expect(try await gate.epochCount("test", "podinfo") == 1)
    }

    @Test(
        "an approval dies with its epoch",
        arguments: [
            "post-rollout", "next confirm-rollout", "next pre-rollout", "restart event", "promotion event",
            "failure event",
            "reset",
        ])
    func approvalsDie(ending: String) async throws {
        let gate = try await start()
        let first = HookBody(phase: "Waiting").text
        #expect(try await gate.post("/flagger/confirm-rollout", first).status == 403)
        #expect(try await gate.decide(place).status == 200)
        #expect(try await gate.post("/flagger/confirm-rollout", first).status == 200)
        #expect(try await gate.post("/flagger/pre-rollout", HookBody(checksum: "1").text).status == 200)
        #expect(try await gate.decide("test/podinfo/confirm-promotion/default").status == 200)

        let promoted = "Promotion completed! Scaling down podinfo.test"
        switch ending {
        case "post-rollout":
            _ = try await gate.post("/flagger/post-rollout", HookBody(phase: "Succeeded", checksum: "1").text)
        case "next confirm-rollout":
            _ = try await gate.post("/flagger/confirm-rollout", HookBody(phase: "Succeeded", checksum: "1").text)
        case "next pre-rollout":
            _ = try await gate.post("/flagger/pre-rollout", HookBody(checksum: "2").text)
        case "restart event":
            let restarted = "New revision detected! Restarting analysis for podinfo.test"
            _ = try await gate.post("/flagger/event", HookBody.event(restarted, checksum: "1"))
        case "promotion event":
            _ = try await gate.post("/flagger/event", HookBody.event(promoted, checksum: "1"))
        case "failure event":
            let failed = "Canary failed! Scaling down podinfo.test"
            _ = try await gate.post("/flagger/event", HookBody.event(failed, checksum: "1"))
        default:
            #expect(try await gate.post("/v1/gates/test/podinfo/reset", #"{"by":"ada","reason":"x"}"#).status == 200)
        }
        let shown = try await gate.document("/v1/gates/\(place)")
        #expect(shown["state"]?.stringValue == "closed")
        let promotion = "/flagger/confirm-promotion?gate=default&analysis=none"
        #expect(try await gate.post(promotion, HookBody(checksum: "2").text).status == 403)
        #expect(try await gate.post("/flagger/confirm-rollout", HookBody(phase: "Waiting").text).status == 403)
        #expect(try await gate.epochCount("test", "podinfo") == 2)
    }

    @Test("named gates of one Canary are apart, by hook type too")
    func names() async throws {
        let gate = try await start()
        let body = HookBody(phase: "Waiting").text
        #expect(try await gate.post("/flagger/confirm-rollout?gate=security", body).status == 403)
        #expect(try await gate.decide("test/podinfo/confirm-rollout/security").status == 200)
        #expect(try await gate.post("/flagger/confirm-rollout?gate=security", body).status == 200)
        let named = HookBody(phase: "Waiting", metadata: #""gate":"security""#).text
        #expect(try await gate.post("/flagger/confirm-rollout", named).status == 200)
        #expect(try await gate.post("/flagger/confirm-rollout?gate=legal", body).status == 403)
        #expect(try await gate.post("/flagger/confirm-rollout", body).status == 403)
        let promotion = "/flagger/confirm-promotion?analysis=none&gate=security"
        #expect(try await gate.post(promotion, HookBody().text).status == 403)
        let unknown = try await gate.decide("test/podinfo/event/default")
        #expect((400...428).contains(unknown.status) && unknown.isOneLine)
    }

    @Test("a name of a gate that nobody could approve by URL is refused, an empty one is the standard gate")
    func badNames() async throws {
        let gate = try await start()
        let body = HookBody(phase: "Waiting").text
        for name in ["a%2Fb", "a%20b", "a%0Ab", "..", ".", "%7F", String(repeating: "x", count: 300)] {
            let hook = try await gate.post("/flagger/confirm-rollout?gate=\(name)", body)
            #expect(hook.status == 400 && hook.isOneLine, "\(name): \(hook.statusLine) \(hook.text)")
        }
        let slash = HookBody(phase: "Waiting", metadata: #""gate":"a/b""#).text
        #expect(try await gate.post("/flagger/confirm-promotion?analysis=none", slash).status == 400)
        #expect(try await gate.epochCount("test", "podinfo") == 0)
        #expect(try await gate.post("/flagger/confirm-rollout?gate=", body).status == 403)
        #expect(try await gate.decide(place).status == 200)
        #expect(try await gate.post("/flagger/confirm-rollout?gate=", body).status == 200)
        #expect(try await gate.decide("test/podinfo/confirm-rollout/a%0Ab").status == 400)
    }

    @Test("with ?gate= the analysis must allow it and the gate must be open")
    func gateAndAnalysis() async throws {
        let observing = ModelTraffic.analysis("seen").replacing("warmUp:", with: "mode: observe\n    warmUp:")
        let gate = try await start(analyses: ModelTraffic.analysis() + "  " + observing)
        let body = HookBody().text
        #expect(try await gate.post("/flagger/pre-rollout?analysis=churn", body).status == 200)
        #expect(try await gate.post("/flagger/rollout?analysis=churn", body).status == 200)
        for hook in ["confirm-traffic-increase", "confirm-promotion"] {
            // An analysis that says yes does not open the gate, nor the gate an analysis that holds.
            #expect(try await gate.post("/flagger/\(hook)?analysis=seen", body).status == 200, "\(hook)")
            let closed = try await gate.post("/flagger/\(hook)?analysis=seen&gate=release", body)
            #expect(closed.status == 403 && closed.text.contains("release"), "\(hook)")
            #expect(try await gate.decide("test/podinfo/\(hook)/release").status == 200)
            #expect(try await gate.post("/flagger/\(hook)?analysis=seen&gate=release", body).status == 200, "\(hook)")
            #expect(try await gate.post("/flagger/\(hook)?analysis=churn&gate=release", body).status == 403, "\(hook)")
        }
    }

    @Test("?analysis=none leaves the analysis out")
    func withoutAnalysis() async throws {
        let gate = try await start()
        let body = HookBody(metadata: #""analysis":"none""#).text
        let expected = [
            "pre-rollout": 200, "rollout": 200, "confirm-traffic-increase": 200, "confirm-promotion": 200,
            "rollback": 403, "event": 200,
        ]
        for (hook, status) in expected {
            #expect(try await gate.post("/flagger/\(hook)", body).status == status, "\(hook)")
            #expect(try await gate.post("/flagger/\(hook)?analysis=none", HookBody().text).status == status, "\(hook)")
        }
        #expect(try await gate.document("/v1/verdicts")["verdicts"]?.elements?.isEmpty == true)
        // A halt counts without being asked for.
        #expect(try await gate.decide("test/podinfo/confirm-promotion/default", "halt").status == 200)
        #expect(try await gate.post("/flagger/confirm-promotion", body).status == 403)
    }

    private func ask(_ gate: RunningGate, _ name: String) async throws -> Int {
        try await gate.post("/flagger/confirm-rollout", HookBody(name: name, phase: "Waiting").text).status
    }

    @Test("everything that was decided is there after SIGKILL")
    func restart() async throws {
        let first = try await start()
        for name in ["a", "b", "c"] {
            #expect(try await ask(first, name) == 403)
            #expect(try await first.decide("test/\(name)/confirm-rollout/default", reason: "for \(name)").status == 200)
        }
        #expect(try await first.decide("test/b/confirm-rollout/default", "halt").status == 200)
        _ = try await first.post("/flagger/post-rollout", HookBody(name: "c", phase: "Succeeded").text)
        _ = try await first.post("/v1/gates/test/a/override", #"{"by":"ada","reason":"night","for":"1h"}"#)
        _ = try await first.post("/v1/gates/freeze", #"{"by":"ada","reason":"fair","for":"1h","namespaces":"ml-*"}"#)
        let places =
            ["a", "b", "c"].map { "/v1/gates/test/\($0)/confirm-rollout/default" }
            + ["/v1/gates", "/v1/rollouts", "/v1/rollouts/test/a", "/v1/rollouts/test/c"]
        var before: [JSONValue] = []
        for place in places { before.append(try await first.document(place)) }
        try await first.child.kill()
        let second = try await start(folder: first.folder)
        for (place, old) in zip(places, before) { #expect(try await second.document(place) == old, "\(place)") }
        #expect(try await ask(second, "a") == 200)
        #expect(try await ask(second, "b") == 403)
        #expect(try await second.child.stop() == 0)
    }
}
