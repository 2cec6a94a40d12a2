import JSON
import TestKit

extension RunningGate {
    /// Sends bytes on a connection of their own, as Flagger does for each call, and gives the answer.
    func send(_ bytes: [UInt8]) async throws -> RawAnswer {
        let connection = try await RawConnection.open(port: port)
        try await connection.send(bytes)
        guard let answer = try await connection.receive() else {
            throw MessageReader.Malformed(description: "the connection was closed without an answer")
        }
        await connection.close()
        return answer
    }

    /// Sends a JSON body.
    func post(_ target: String, _ body: String, headers: [String] = []) async throws -> RawAnswer {
        try await ask("POST", target, headers: ["Content-Type: application/json"] + headers, body: body)
    }

    /// Approves or halts a gate, `test/podinfo/confirm-rollout/default` for example.
    func decide(_ gate: String, _ verb: String = "approve", reason: String = "tested") async throws -> RawAnswer {
        try await post("/v1/gates/\(gate)/\(verb)", #"{"by":"ada","reason":"\#(reason)"}"#)
    }

    /// Reads one JSON document of the API.
    func document(_ target: String) async throws -> JSONValue {
        let answer = try await ask("GET", target)
        guard answer.status == 200 else {
            throw MessageReader.Malformed(description: "\(target) answers \(answer.status): \(answer.text)")
        }
        return try JSONValue.parse(answer.body)
    }

    /// How many epochs a rollout has had; 0 for one that was never seen.
    func epochCount(_ namespace: String, _ name: String) async throws -> Int {
        if try await ask("GET", "/v1/rollouts/\(namespace)/\(name)").status == 404 { return 0 }
        return try await document("/v1/rollouts/\(namespace)/\(name)")["epochs"]?.elements?.count ?? 0
    }
}

extension RawAnswer {
    /// Flagger shows one line: there must be one, and only one, without characters that do things to a terminal, and
    /// short enough for an event of Kubernetes, which has at most 1,024 bytes.
    var isOneLine: Bool {
        let text = text.hasSuffix("\n") ? text.dropLast() : text[...]
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.properties.generalCategory != .control && !Character($0).isNewline
        }
        return !text.isEmpty && isPlain && text.utf8.count <= 1000
    }
}
