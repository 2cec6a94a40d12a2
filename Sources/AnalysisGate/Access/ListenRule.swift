/// The rule that a service which the network can reach must know its callers.
package enum ListenRule {
    /// Why the service must not start; nil when it may.
    package static func refusal(of server: ServerConfiguration) -> String? {
        if server.listen.isLoopback || !server.tokens.isEmpty || !server.trust.isEmpty { return nil }
        return "server.listen \(server.listen) can be reached from other machines: it needs server.tokens or "
            + "server.trust, or an address on loopback"
    }
}
