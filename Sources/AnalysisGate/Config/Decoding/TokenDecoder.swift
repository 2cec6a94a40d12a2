extension NodeReader {
    /// The name of a cluster; nil, with an error, for anything else.
    func clusterName() -> String? {
        scalar("at most 100 letters, digits, _, - or .") { text in
            text.utf8.count <= 100 && text.utf8.allSatisfy { $0.isNameByte || $0 == 0x2E } ? text : nil
        }
    }
}

/// Decodes one entry of `server.tokens`.
enum TokenDecoder {
    /// A secret below this many bytes is worth a warning: it can be guessed.
    private static let fewBytes = 16

    static func decode(_ reader: NodeReader) -> TokenConfiguration? {
        guard let mapping = reader.mapping(.token) else { return nil }
        let name = mapping.required("name", "the caller's name")?.scalar("1 to 63 characters without : or blanks") {
            let isFit = (1...63).contains($0.utf8.count) && $0.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x3A }
            return isFit ? $0 : nil
        }
        let secrets = mapping.required("secret", "{env: NAME}, {file: path} or a list of them").flatMap(secrets)
        let words = Permission.allCases.map(\.rawValue).joined(separator: ", ")
        let may = mapping.required("may", "a list of \(words)").flatMap { reader in
            reader.list("a list of \(words)")?.compactMap { $0.choice(Permission.self) }
        }
        let namespaces = mapping.value("namespaces", default: []) { $0.globs() }
        if let value = mapping["namespaces"], case .sequence(let elements) = value.node.content, elements.isEmpty {
            value.fail("names no namespace; leave it out for all, or write \"*\"")
        }
        let cluster = mapping["cluster"]?.clusterName()
        guard let name, let secrets, let may else { return nil }
        return TokenConfiguration(
            name: name, secrets: secrets, may: Set(may), namespaces: namespaces, cluster: cluster)
    }

    private static func secrets(_ reader: NodeReader) -> [Secret]? {
        let elements =
            if case .sequence = reader.node.content { reader.list("a list of secrets") ?? [] } else { [reader] }
        guard !elements.isEmpty else {
            reader.fail("must hold at least one of {env: NAME}, {file: path}")
            return nil
        }
        let secrets = elements.compactMap { element in
            let secret = element.secret()
            if let secret, secret.revealed.count < fewBytes {
                element.noteAtKey("the secret is shorter than \(fewBytes) bytes and can be guessed", .warning)
            }
            return secret
        }
        return secrets.count == elements.count ? secrets : nil
    }
}
