/// One request of the `gate` command.
package struct GateCall: Sendable, Equatable {
    package var method: String
    package var path: String
    /// Sent as a JSON object; nothing is sent with GET.
    package var body: [String: String]
}
