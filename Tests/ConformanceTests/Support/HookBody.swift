/// The body of a hook as Flagger writes it.
struct HookBody {
    var name = "podinfo"
    var namespace = "test"
    var phase = "Progressing"
    var checksum = "58dcf54c6c"
    /// Members of `metadata` as JSON text; left out when empty.
    var metadata = ""

    var text: String {
        let more = metadata.isEmpty ? "" : #","metadata":{\#(metadata)}"#
        return #"{"name":"\#(name)","namespace":"\#(namespace)","phase":"\#(phase)","checksum":"\#(checksum)"\#(more)}"#
    }

    /// An event with this message.
    static func event(_ message: String, name: String = "podinfo", checksum: String = "58dcf54c6c") -> String {
        let metadata = #""eventMessage":"\#(message)","eventType":"Normal","timestamp":"1795205101351""#
        return HookBody(name: name, checksum: checksum, metadata: metadata).text
    }

    /// All nine hook types.
    static let hooks = [
        "confirm-rollout", "pre-rollout", "rollout", "load-test", "confirm-traffic-increase", "confirm-promotion",
        "post-rollout", "rollback", "event",
    ]
}
