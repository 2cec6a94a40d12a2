package import JSON

/// How a gate, its attempts and the holds look in the API.
package enum GateJSON {
    /// - Parameter gate: nil for a gate that nobody has decided in the open epoch: it is closed.
    package static func write(
        _ key: GateKey, _ gate: GateRow?, epoch: String?, attempts: [AuditRow], to writer: inout JSONWriter
    ) {
        writer.member("cluster", key.rollout.cluster)
        writer.member("namespace", key.rollout.namespace)
        writer.member("name", key.rollout.name)
        writer.member("hook", key.hook)
        writer.member("gate", key.ownName)
        writer.member("state", gate?.isOpen == true ? "open" : "closed")
        writer.member("epoch", epoch ?? "")
        writer.member("decidedBy", gate?.decidedBy ?? "")
        writer.member("decidedAt", Timestamp.text(gate?.decidedAt ?? 0))
        writer.member("reason", gate?.reason ?? "")
        writer.member("version", gate?.version ?? 0)
        writer.objects("attempts", attempts) { Self.write($0, to: &$1) }
    }

    /// An override or a freeze.
    package static func write(_ hold: HoldRow, to writer: inout JSONWriter) {
        writer.member("id", hold.id)
        writer.member("kind", hold.kind.rawValue)
        writer.member("namespaces", hold.namespaces)
        writer.member("name", hold.name)
        writer.member("epoch", hold.epoch)
        writer.member("from", Timestamp.text(hold.from))
        writer.member("until", Timestamp.text(hold.until))
        writer.member("by", hold.by)
        writer.member("reason", hold.reason)
    }

    private static func write(_ attempt: AuditRow, to writer: inout JSONWriter) {
        writer.member("time", Timestamp.text(attempt.time))
        writer.member("by", attempt.actor)
        writer.member("verb", attempt.verb)
        writer.member("status", attempt.status)
        writer.member("reason", attempt.reason)
        writer.member("address", attempt.sourceAddress)
    }
}
