import TestKit

/// A service that knows its callers by tokens, one for each permission and a few more.
enum GuardedGate {
    /// Every word of `may`.
    static let permissions = ["read", "hook", "measure", "approve", "promote", "operate"]

    /// The secret of a token of that name.
    static func secret(_ name: String) -> String { "secret-of-\(name)-0123456789" }

    static func bearer(_ name: String) -> String { "Authorization: Bearer \(secret(name))" }

    /// - Parameter more: Members of `server` beyond the tokens, as `trust: [10.0.0.0/8]`.
    static func start(more: String = "") async throws -> RunningGate {
        let folder = try TemporaryFolder()
        for name in permissions + ["flagger", "ml-team", "abroad", "old"] {
            // One newline at the end is not part of it.
            try folder.write("tokens/\(name)", secret(name) + "\n")
        }
        let single = permissions.map { "{name: \($0), secret: {file: tokens/\($0)}, may: [\($0)]}" }
        let tokens =
            single + [
                "{name: flagger, secret: [{file: tokens/flagger}, {file: tokens/old}], may: hook, namespaces: ml-*}",
                "{name: ml-team, secret: {file: tokens/ml-team}, may: [read, approve, operate], namespaces: ml-*}",
                #"{name: abroad, secret: {file: tokens/abroad}, may: [read, hook], cluster: abroad}"#,
                #"{name: by-env, secret: {env: GATE_TEST_SECRET}, may: [read]}"#,
            ]
        let server = "tokens: [\(tokens.joined(separator: ", "))]" + (more.isEmpty ? "" : ", \(more)")
        return try await RunningGate(
            configuration: GateYAML.text(source: GateYAML.downSource, server: server), folder: folder,
            environment: ["GATE_TEST_SECRET": secret("by-env")])
    }
}
