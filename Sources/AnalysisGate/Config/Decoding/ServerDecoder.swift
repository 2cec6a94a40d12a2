/// Decodes the `server` section.
enum ServerDecoder {
    static func decode(_ reader: NodeReader) -> ServerConfiguration? {
        guard let mapping = reader.mapping(.server) else { return nil }
        var server = ServerConfiguration()
        server.listen = mapping.value("listen", default: server.listen, listen)
        server.publicURL = mapping["publicURL"]?.baseURL()
        server.cluster = mapping.value("cluster", default: "") { $0.clusterName() }
        server.trust = mapping.value("trust", default: [], trust)
        server.tokens = mapping.value("tokens", default: [], tokens)
        server.metricsToken = mapping["metricsToken"]?.secret()
        requireGuard(server, mapping)
        return server
    }

    private static func listen(_ reader: NodeReader) -> ListenAddress? {
        let allowed = "an address with a port, like 127.0.0.1:8080 or [::]:8080, or unix:path (107 bytes at most)"
        return reader.scalar(allowed) { text in
            let scheme = "unix:"
            guard text.hasPrefix(scheme), text.count > scheme.count else { return ListenAddress(text) }
            return ListenAddress(scheme + reader.session.resolved(String(text.dropFirst(scheme.count))))
        }
    }

    private static func trust(_ reader: NodeReader) -> [CIDR]? {
        reader.list("a list of address ranges")?.compactMap { element in
            let allowed = "an address range like 10.0.0.0/8 or fd00::/8 with no bits set beyond the prefix"
            let range = element.scalar(allowed) { CIDR($0) }
            if range?.bits == 0 {
                element.noteAtKey("trusts every address; whoever reaches the port may call the hooks", .warning)
            }
            return range
        }
    }

    private static func tokens(_ reader: NodeReader) -> [TokenConfiguration]? {
        guard case .sequence = reader.node.content else {
            if reader.node.content != .refused { reader.fail("must be a list of tokens") }
            return nil
        }
        var tokens: [TokenConfiguration] = []
        for element in reader.list("a list of tokens") ?? [] {
            guard let token = TokenDecoder.decode(element) else { continue }
            if tokens.contains(where: { $0.name == token.name }) {
                element.fail("a token with the name \(token.name.shown) stands above; each name once")
            }
            if let other = tokens.first(where: { $0.secrets.contains(where: token.secrets.contains) }) {
                element.fail("has a secret of the token \(other.name.shown); each token needs its own")
            }
            tokens.append(token)
        }
        return tokens
    }

    /// Beyond loopback the service starts only when it can tell who calls.
    private static func requireGuard(_ server: ServerConfiguration, _ mapping: MappingReader) {
        guard !server.listen.isLoopback, mapping["tokens"] == nil || server.tokens.isEmpty,
            mapping["trust"] == nil || server.trust.isEmpty
        else { return }
        // Tokens or ranges that could not be read have errors of their own.
        for key in ["tokens", "trust"] {
            if case .sequence(let elements) = mapping[key]?.node.content, !elements.isEmpty { return }
        }
        let message = "listens beyond this machine and knows no caller; needs server.tokens or server.trust, "
        mapping["listen"]?.fail(message + "or an address on loopback")
    }
}
