import TestKit
import Testing

@Suite("The gate command against a running service")
struct GateCommandTests {
    @Test("shows, approves, halts, overrides, freezes and resets")
    func everyWord() async throws {
        let gate = try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource))
        func run(_ words: String...) async throws -> (status: Int32, output: String, errors: String) {
            try await GateProcess.run(
                ["gate"] + words + ["--url=http://127.0.0.1:\(gate.port)"], environment: ["USER": "ada"])
        }
        func ask(_ hook: String) async throws -> Int {
            try await gate.post("/flagger/\(hook)", HookBody(phase: "Waiting").text).status
        }
        let refused = try await run("approve", "test/podinfo")
        #expect(refused.status == 1 && refused.output.isEmpty && refused.errors.contains("409"))

        #expect(try await ask("confirm-rollout") == 403)
        #expect(try await run("approve", "test/podinfo/confirm-rollout", "--reason=tested").status == 0)
        #expect(try await ask("confirm-rollout") == 200)
        let shown = try await run("show", "test/podinfo/confirm-rollout/default")
        #expect(shown.status == 0 && shown.errors.isEmpty)
        for word in ["open", "ada", "tested", "approve"] { #expect(shown.output.contains(word), "\(shown.output)") }
        let listed = try await run("list", "--output=json")
        #expect(listed.status == 0 && listed.output.hasPrefix("{") && listed.output.contains("podinfo"))
        #expect(try await run("halt", "test/podinfo", "--by=grace").status == 0)
        #expect(try await ask("confirm-rollout") == 403)

        #expect(try await run("override", "test/podinfo", "--for=1h").status == 1)
        #expect(try await run("override", "test/podinfo", "--for=1h", "--reason=night").status == 0)
        #expect(try await ask("confirm-promotion") == 200)
        #expect(try await run("override", "test/podinfo", "--for=0s", "--reason=day").status == 0)
        #expect(try await ask("confirm-promotion") == 403)
        #expect(try await run("freeze", "--namespaces=te*", "--for=1h", "--reason=fair").status == 0)
        let frozen = try await gate.post("/flagger/confirm-promotion?analysis=none", HookBody().text)
        #expect(frozen.status == 403 && frozen.text.contains("fair"))
        #expect(try await run("reset", "test/podinfo").status == 0)
        #expect(try await run("reset", "test/podinfo").status == 1)
    }

    @Test(
        "what it cannot do is said on standard error",
        arguments: [
            ["approve"], ["approve", "podinfo"], ["open", "test/podinfo"], ["list", "--output=xml"], [],
            ["list", "--url=http://127.0.0.1:1"], ["list", "--url=nonsense"], ["list", "--token-file=/nowhere/at/all"],
        ])
    func mistakes(words: [String]) async throws {
        let outcome = try await GateProcess.run(["gate"] + words)
        #expect(outcome.status == 1 && outcome.output.isEmpty && !outcome.errors.isEmpty, "\(outcome)")
    }
}
