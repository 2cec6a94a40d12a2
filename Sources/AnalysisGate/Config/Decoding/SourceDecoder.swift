/// Decodes the `sources` section.
enum SourceDecoder {
    /// Header fields that each request sets itself, in small letters.
    private static let ownHeaders = [
        "host", "content-length", "transfer-encoding", "connection", "content-type", "accept-encoding",
    ]

    static func decode(_ reader: NodeReader) -> [SourceConfiguration]? {
        reader.members("a mapping of names to sources")?.compactMap { name, value in
            value.hasFitName(name) ? source(name, value) : nil
        }
    }

    private static func source(_ name: String, _ reader: NodeReader) -> SourceConfiguration? {
        guard let mapping = reader.mapping(.source) else { return nil }
        let address = mapping.required("prometheus", "an address like http://prometheus:9090")
        let url = address.flatMap { $0.baseURL() }
        let timeout = mapping.value("timeout", default: 4.0) { $0.duration("100ms", "30s") }
        let authentication = authentication(mapping)
        let headers = mapping.value("headers", default: [], headers)
        let authority = mapping["ca"]?.certificateFile()
        let certificate = mapping["clientCertificate"].flatMap(clientCertificate)
        let isPlain = url?.text.hasPrefix("http://") ?? false
        for key in ["ca", "clientCertificate"] where isPlain {
            mapping[key]?.noteAtKey("has no effect with an http:// address; allowed with https://")
        }
        guard let url else { return nil }
        var source = SourceConfiguration(name: name, prometheus: url)
        source.timeoutSeconds = timeout
        source.authentication = authentication
        source.headers = headers
        source.certificateAuthority = authority
        source.clientCertificate = certificate
        return source
    }

    private static func authentication(_ mapping: MappingReader) -> SourceConfiguration.Authentication {
        if mapping["bearer"] != nil { mapping["basic"]?.noteAtKey("stands beside bearer; allowed: one of them") }
        if let secret = mapping["bearer"]?.secret() { return .bearer(secret) }
        guard let basic = mapping["basic"]?.mapping(.basic) else { return .none }
        let user = basic.required("user", "the user's name")?.scalar("a name without : or control characters") {
            $0.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0x3A } ? $0 : nil
        }
        let password = basic.required("password", "{env: NAME} or {file: path}")?.secret()
        guard let user, let password else { return .none }
        return .basic(user: user, password: password)
    }

    private static func headers(_ reader: NodeReader) -> [SourceConfiguration.Header]? {
        reader.members("a mapping of header names to values")?.compactMap { name, value in
            guard isToken(name), !ownHeaders.contains(name.lowercased()) else {
                value.noteAtKey("must be a header's name, and none that the request sets itself")
                return nil
            }
            if case .mapping = value.node.content {
                return value.secret().map { SourceConfiguration.Header(name: name, value: $0) }
            }
            guard !namesSecret(name) else {
                value.fail("a secret never stands here in clear; allowed: {env: NAME} or {file: path}")
                return nil
            }
            let text = value.scalar("text without control characters, {env: NAME} or {file: path}") { text in
                text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } ? text : nil
            }
            return text.map { SourceConfiguration.Header(name: name, value: Secret(Array($0.utf8))) }
        }
    }

    private static func clientCertificate(_ reader: NodeReader) -> SourceConfiguration.ClientCertificate? {
        guard let mapping = reader.mapping(.clientCertificate) else { return nil }
        let certificate = mapping.required("certificate", "the path of a file")?.certificateFile()
        let key = mapping.required("key", "the path of a file")?.certificateFile()
        guard let certificate, let key else { return nil }
        return SourceConfiguration.ClientCertificate(certificate: certificate, key: key)
    }

    /// Whether a header of this name most likely carries a secret.
    private static func namesSecret(_ name: String) -> Bool {
        ["auth", "cookie", "token", "secret", "key"].contains { name.lowercased().contains($0) }
    }

    /// A token of RFC 9110, 5.6.2.
    private static func isToken(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { $0.isNameByte || "!#$%&'*+.^`|~".utf8.contains($0) }
    }
}
