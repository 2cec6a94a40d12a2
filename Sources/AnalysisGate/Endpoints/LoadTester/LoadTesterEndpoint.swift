import JSON

/// The URLs of the Flagger load tester, answered as it answers them; its gates here are durable.
package struct LoadTesterEndpoint: Sendable {
    private let gates: LoadTesterGates
    private let cluster: String

    package init(gates: LoadTesterGates, cluster: String) {
        self.gates = gates
        self.cluster = cluster
    }

    /// `/gate/check` and `/rollback/check`: any method that brings a payload.
    package func check(_ kind: LoadTesterGates.Kind, _ rollout: RolloutKey) -> Response {
        gates.isOpen(kind, of: rollout) ? .text(200, "Approved") : .text(403, "Forbidden")
    }

    /// `/gate/open`, `/gate/close` and the same for rollback: only POST changes anything.
    package func set(
        _ kind: LoadTesterGates.Kind, _ rollout: RolloutKey, open: Bool, by actor: Actor
    ) async -> Response {
        do throws(Problem) {
            try await gates.set(kind, of: rollout, open: open, by: actor)
            return .text(202, "")
        } catch {
            return error.response
        }
    }

    /// The rollout that a body names, as loosely as the load tester reads it: both names may be missing.
    ///
    /// nil for what it answers with an empty 400.
    package func rollout(_ body: [UInt8], cluster: String?) -> RolloutKey? {
        guard let document = try? JSONValue.parse(body), document.members != nil,
            let name = text(document["name"]), let namespace = text(document["namespace"])
        else { return nil }
        return RolloutKey(cluster: cluster ?? self.cluster, namespace: namespace, name: name)
    }

    /// Everything else is a task to the load tester; none is ever run here, and the line says what to use instead.
    package func task(_ body: [UInt8]) -> Response {
        guard let document = try? JSONValue.parse(body), document.members != nil, text(document["name"]) != nil else {
            return .text(400, "")
        }
        guard let metadata = document["metadata"], !metadata.isNull else {
            return .text(400, "metadata not found in payload")
        }
        guard let members = metadata.members, members.allSatisfy({ $0.value.stringValue != nil }) else {
            return .text(400, "")
        }
        return .text(400, TaskRefusal.line(type: metadata["type"]?.stringValue ?? "cmd"))
    }

    private func text(_ value: JSONValue?) -> String? {
        switch value {
        case nil, .null: ""
        case .string(let text): text
        default: nil
        }
    }
}
