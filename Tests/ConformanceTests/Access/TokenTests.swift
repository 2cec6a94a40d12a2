import Foundation
import JSON
import TestKit
import Testing

@Suite("Tokens")
struct TokenTests {
    /// A request, and the permission that it needs.
    private static let requests: [(method: String, target: String, needs: String)] = [
        ("POST", "/flagger/rollout", "hook"), ("POST", "/flagger/event", "hook"), ("POST", "/gate/check", "hook"),
        ("POST", "/rollback/check", "hook"), ("POST", "/", "hook"), ("POST", "/gate/approve", "hook"),
        ("POST", "/gate/halt", "hook"),
        ("POST", "/gate/open", "approve"), ("POST", "/gate/close", "approve"), ("POST", "/rollback/open", "approve"),
        ("POST", "/rollback/close", "approve"),
        ("POST", "/v1/gates/test/podinfo/confirm-rollout/default/approve", "approve"),
        ("POST", "/v1/gates/test/podinfo/confirm-rollout/default/halt", "approve"),
        ("POST", "/v1/gates/test/podinfo/override", "approve"), ("POST", "/v1/gates/freeze", "approve"),
        ("POST", "/v1/gates/unfreeze", "approve"), ("POST", "/v1/gates/test/podinfo/reset", "operate"),
        ("GET", "/v1/gates", "read"), ("GET", "/v1/gates/test/podinfo/confirm-rollout/default", "read"),
        ("GET", "/v1/rollouts", "read"), ("GET", "/v1/rollouts/test/podinfo", "read"), ("GET", "/v1/verdicts", "read"),
        ("GET", "/v1/verdicts/v-1", "read"), ("GET", "/v1/analyses", "read"), ("GET", "/v1/analyses/churn", "read"),
    ]

    @Test("each token may what its words say, and nothing else")
    func permissions() async throws {
        let gate = try await GuardedGate.start()
        for (method, target, needs) in Self.requests {
            let body = method == "POST" ? HookBody(phase: "Waiting").text : nil
            let nobody = try await gate.ask(method, target, body: body)
            #expect(nobody.status == 401 && nobody.isOneLine, "\(target): \(nobody.statusLine)")
            #expect(nobody.header("WWW-Authenticate")?.contains("Bearer") == true, "\(target)")
            for word in GuardedGate.permissions {
                let answer = try await gate.ask(method, target, headers: [GuardedGate.bearer(word)], body: body)
                let isRefused = answer.status == 401 || answer.status == 403 && answer.text.contains("token \(word)")
                #expect(isRefused == (word != needs), "\(target) with \(word): \(answer.statusLine) \(answer.text)")
                if isRefused { #expect(answer.isOneLine && answer.text.contains(needs), "\(answer.text)") }
            }
        }
    }

    @Test("probes answer everyone, metrics too unless they have a token")
    func probes() async throws {
        let open = try await GuardedGate.start()
        for target in ["/livez", "/readyz", "/healthz", "/metrics"] {
            #expect(try await open.ask("GET", target).status == 200, "\(target)")
        }
        let guarded = try await GuardedGate.start(more: "metricsToken: {file: tokens/old}")
        #expect(try await guarded.ask("GET", "/livez").status == 200)
        #expect(try await guarded.ask("GET", "/metrics").status == 401)
        #expect(try await guarded.ask("GET", "/metrics", headers: [GuardedGate.bearer("read")]).status == 401)
        #expect(try await guarded.ask("GET", "/metrics", headers: [GuardedGate.bearer("old")]).status == 200)
    }

    @Test("a secret is shown as bearer or as Basic's password")
    func schemes() async throws {
        let gate = try await GuardedGate.start()
        let secret = GuardedGate.secret("read")
        func status(_ headers: [String]) async throws -> Int {
            try await gate.ask("GET", "/v1/rollouts", headers: headers).status
        }
        func basic(_ pair: String) -> String { "Authorization: Basic \(Data(pair.utf8).base64EncodedString())" }
        for right in ["Bearer \(secret)", "bearer \(secret)", "BEARER   \(secret)"] {
            #expect(try await status(["Authorization: \(right)"]) == 200, "\(right)")
        }
        #expect(try await status(["authorization: Bearer \(GuardedGate.secret("by-env"))"]) == 200)
        #expect(try await status([basic("read:\(secret)")]) == 200)
        let wrong = [
            "Authorization: \(secret)", "Authorization: Bearer", "Authorization: Bearer ",
            "Authorization: Digest \(secret)", "Authorization: Basic \(secret)", "Authorization: Bearer \(secret)x",
            "Authorization: Bearer \(secret.dropLast())", "Authorization: Bearer \(secret.uppercased())",
            "Authorization: Bearer \"\(secret)\"", "X-Token: \(secret)", basic("hook:\(secret)"), basic(":\(secret)"),
            basic(secret), basic("read:"), basic("read:\(secret)\n"),
        ]
        for header in wrong { #expect(try await status([header]) == 401, "\(header)") }
        #expect(try await gate.ask("GET", "/v1/rollouts?token=\(secret)&access_token=\(secret)").status == 401)
    }

    @Test("of several Authorization headers any may be the right one")
    func severalHeaders() async throws {
        let gate = try await GuardedGate.start()
        let wrong = "Authorization: Bearer nobody"
        let right = GuardedGate.bearer("read")
        for headers in [[wrong, right], [right, wrong], [GuardedGate.bearer("hook"), wrong, right]] {
            #expect(try await gate.ask("GET", "/v1/rollouts", headers: headers).status == 200, "\(headers)")
        }
        #expect(try await gate.ask("GET", "/v1/rollouts", headers: [wrong, wrong]).status == 401)
        let known = try await gate.ask("GET", "/v1/rollouts", headers: [wrong, GuardedGate.bearer("hook")])
        #expect(known.status == 403 && known.text.contains("read"))
    }

    @Test("any of several secrets of a token counts")
    func severalSecrets() async throws {
        let gate = try await GuardedGate.start()
        let body = HookBody(namespace: "ml-a").text
        for name in ["flagger", "old"] {
            #expect(try await gate.post("/flagger/rollout", body, headers: [GuardedGate.bearer(name)]).status == 200)
        }
    }

    @Test("a token for another cluster has rollouts of its own")
    func clusters() async throws {
        let gate = try await GuardedGate.start()
        func ask(_ token: String) async throws -> Int {
            try await gate.post(
                "/flagger/confirm-rollout", HookBody(phase: "Waiting").text, headers: [GuardedGate.bearer(token)]
            ).status
        }
        func approve() async throws -> Int {
            try await gate.post(
                "/v1/gates/test/podinfo/confirm-rollout/default/approve", "{}",
                headers: [GuardedGate.bearer("approve")]
            ).status
        }
        #expect(try await ask("abroad") == 403)
        #expect(try await approve() == 409)
        #expect(try await ask("hook") == 403)
        #expect(try await approve() == 200)
        #expect(try await ask("hook") == 200)
        #expect(try await ask("abroad") == 403)
    }
}
