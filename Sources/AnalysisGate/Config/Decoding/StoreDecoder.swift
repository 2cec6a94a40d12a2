/// Decodes the `store` key.
enum StoreDecoder {
    static func decode(_ reader: NodeReader) -> StoreLocation? {
        let allowed = "sqlite: and the path of a file"
        guard let text = reader.text(allowed) else { return nil }
        if text.hasPrefix("postgresql:") || text.hasPrefix("postgres:") {
            reader.fail("this version keeps its state in SQLite only; must be \(allowed)")
            return nil
        }
        let path = text.dropFirst("sqlite:".count)
        guard text.hasPrefix("sqlite:"), !path.isEmpty, !path.hasPrefix(":"), !path.hasSuffix("/") else {
            // The text is not repeated: it may hold a password.
            reader.fail("must be \(allowed)")
            return nil
        }
        return .sqlite(path: reader.session.resolved(String(path)))
    }
}
