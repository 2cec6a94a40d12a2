package import JSON

/// The answers of the gates' API as lines for a person.
package enum GateText {
    package static func write(_ document: JSONValue) -> String {
        if let gates = document["gates"]?.elements {
            let holds = document["holds"]?.elements ?? []
            let lines = gates.map(gateLine) + holds.map(holdLine)
            if lines.isEmpty { return "no gate was decided yet, and nothing is frozen or overridden" }
            return lines.joined(separator: "\n")
        }
        if document["state"] != nil {
            let attempts = (document["attempts"]?.elements ?? []).map { "  \(attemptLine($0))" }
            return ([gateLine(document)] + attempts).joined(separator: "\n")
        }
        if document["kind"] != nil { return holdLine(document) }
        return "done"
    }

    private static func gateLine(_ gate: JSONValue) -> String {
        let place = ["namespace", "name", "hook", "gate"].map { text(gate, $0) }.joined(separator: "/")
        let who = text(gate, "decidedBy")
        if who.isEmpty { return "\(place)  \(text(gate, "state"))  nobody has decided it" }
        return "\(place)  \(text(gate, "state"))  by \(who) at \(text(gate, "decidedAt"))" + reason(gate)
    }

    private static func holdLine(_ hold: JSONValue) -> String {
        let name = text(hold, "name")
        let place = text(hold, "namespaces") + (name.isEmpty ? "" : "/\(name)")
        return "\(text(hold, "kind"))  \(place)  by \(text(hold, "by")) until \(text(hold, "until"))"
            + reason(hold) + "  (id \(text(hold, "id")))"
    }

    private static func attemptLine(_ attempt: JSONValue) -> String {
        let status = attempt["status"]?.intValue ?? 0
        return "\(text(attempt, "time"))  \(text(attempt, "verb"))  \(status)  \(text(attempt, "by"))" + reason(attempt)
    }

    private static func reason(_ value: JSONValue) -> String {
        let reason = text(value, "reason")
        return reason.isEmpty ? "" : ": \(reason)"
    }

    private static func text(_ value: JSONValue, _ name: String) -> String {
        value[name]?.stringValue ?? ""
    }
}
