import TestKit
import Testing

@Suite("Trust, addresses and rotation")
struct TrustTests {
    private let body = HookBody(phase: "Waiting").text

    private func start(_ server: String) async throws -> RunningGate {
        try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource, server: server))
    }

    @Test("a trusted peer may call hooks, and never approves")
    func trusted() async throws {
        let gate = try await start("trust: [127.0.0.0/8]")
        #expect(try await gate.post("/flagger/rollout", body).status == 200)
        #expect(try await gate.post("/gate/check", body).status == 403)
        for path in [
            "/v1/gates/test/podinfo/confirm-rollout/default/approve", "/gate/open", "/rollback/open",
            "/v1/gates/test/podinfo/override", "/v1/gates/test/podinfo/reset", "/v1/gates/freeze",
        ] {
            let refused = try await gate.post(path, #"{"name":"podinfo","namespace":"test"}"#)
            #expect([401, 403].contains(refused.status) && refused.isOneLine, "\(path): \(refused.statusLine)")
        }
        #expect([401, 403].contains(try await gate.ask("GET", "/v1/rollouts").status))
        #expect(try await gate.post("/gate/check", body).text == "Forbidden")
    }

    @Test("who is not trusted may nothing, whatever headers say of the address")
    func untrusted() async throws {
        let gate = try await start("trust: [10.0.0.0/8]")
        let claims = [
            "X-Forwarded-For: 10.0.0.1", "X-Real-IP: 10.0.0.1", "Forwarded: for=10.0.0.1", "Host: 10.0.0.1",
        ]
        for claim in claims where !claim.hasPrefix("Host") {
            let refused = try await gate.post("/flagger/rollout", body, headers: [claim])
            #expect([401, 403].contains(refused.status), "\(claim): \(refused.statusLine)")
        }
        #expect(try await gate.ask("GET", "/livez").status == 200)
    }

    @Test("a trusted peer with a token may what both say")
    func both() async throws {
        let gate = try await GuardedGate.start(more: "trust: [127.0.0.1/32]")
        #expect(try await gate.post("/flagger/confirm-rollout", body).status == 403)
        let approve = "/v1/gates/test/podinfo/confirm-rollout/default/approve"
        #expect(try await gate.post(approve, "{}").status == 401)
        #expect(try await gate.post(approve, "{}", headers: [GuardedGate.bearer("approve")]).status == 200)
        #expect(try await gate.post("/flagger/confirm-rollout", body).status == 200)
    }

    @Test("it does not start beyond loopback without tokens or trust", arguments: ["0.0.0.0", "[::]"])
    func beyondLoopback(address: String) async throws {
        let folder = try TemporaryFolder()
        let port = try Socket.freePort()
        let text = GateYAML.text(source: GateYAML.downSource)
            .replacing("127.0.0.1:{port}", with: "\(address):\(port)")
        let file = try folder.write("gate.yaml", text)
        let outcome = try await GateProcess.run(["serve", "--config", file], workingFolder: folder.path)
        #expect(outcome.status == 1)
        for key in ["server.tokens", "server.trust"] { #expect(outcome.errors.contains(key), "\(outcome.errors)") }
        let guarded = text.replacing("}\nstore", with: ", trust: [10.0.0.0/8]}\nstore")
        try folder.write("gate.yaml", guarded)
        let child = try ChildProcess(GateProcess.program, ["serve", "--config", file], workingFolder: folder.path)
        try await waitUntil("the guarded service") {
            guard child.isRunning else { throw NeverCame(what: child.errors, seconds: 0) }
            return (try? await RawConnection.ask(port: port, "GET", "/livez").status) == 200
        }
        #expect(try await child.stop() == 0)
    }

    @Test("a new secret counts as soon as its file has it, and a bad file changes nothing")
    func rotation() async throws {
        let gate = try await GuardedGate.start()
        func status(_ secret: String) async throws -> Int {
            try await gate.ask("GET", "/v1/rollouts", headers: ["Authorization: Bearer \(secret)"]).status
        }
        let old = GuardedGate.secret("read")
        let new = "another-secret-0123456789"
        #expect(try await status(old) == 200)
        try gate.folder.write("tokens/read", new + "\n")
        try await waitUntil("the new secret") { try await status(new) == 200 }
        #expect(try await status(old) == 401)

        // An empty file is a bad configuration: the secret that counted goes on to count.
        try gate.folder.write("tokens/read", "")
        try await waitUntil("word of the bad file") { gate.child.errors.contains("tokens/read") }
        #expect(try await status(new) == 200)
        #expect(try await status("") == 401)
        let last = "a-third-secret-0123456789"
        try gate.folder.write("tokens/read", last)
        try await waitUntil("the third secret") { try await status(last) == 200 }
        #expect(try await status(new) == 401)
        #expect(try await gate.child.stop() == 0)
    }

    @Test("a token that is taken out of the configuration counts no longer, on SIGHUP at once")
    func removal() async throws {
        let gate = try await GuardedGate.start()
        let request = [GuardedGate.bearer("approve")]
        let approve = "/v1/gates/test/podinfo/confirm-rollout/default/approve"
        #expect(try await gate.post(approve, "{}", headers: request).status == 409)
        let text = GateYAML.text(
            source: GateYAML.downSource, server: "tokens: [{name: read, secret: {file: tokens/read}, may: [read]}]")
        try gate.folder.write("gate.yaml", text.replacing("{port}", with: "\(gate.port)"))
        gate.child.send(signal: 1)
        try await waitUntil("the end of the token") {
            try await gate.post(approve, "{}", headers: request).status == 401
        }
        #expect(try await gate.ask("GET", "/v1/rollouts", headers: [GuardedGate.bearer("read")]).status == 200)
    }
}
