/// A mapping whose keys were checked against its section.
struct MappingReader {
    let section: ConfigurationSection
    let reader: NodeReader
    let values: [String: NodeReader]

    /// The value under a key, nil when it is not there.
    subscript(key: String) -> NodeReader? {
        assert(section.keys.contains(key), "\(key) is missing in the section's keys")
        return values[key]
    }

    /// The value under a key that must be there; its absence is noted at the mapping.
    func required(_ key: String, _ allowed: String) -> NodeReader? {
        if let value = self[key] { return value }
        missing(key, allowed)
        return nil
    }

    /// Notes that a key is missing, at the mapping's own key.
    func missing(_ key: String, _ allowed: String) {
        reader.session.note(
            ConfigurationProblem(
                file: reader.file, line: reader.keyLine, column: reader.keyColumn,
                path: reader.path.appendingKey(key), message: "is missing; must be \(allowed)"))
    }

    /// The decoded value under a key, or the default when the key is not there or its value is wrong (and noted).
    func value<Value>(_ key: String, default fallback: Value, _ decode: (NodeReader) -> Value?) -> Value {
        self[key].flatMap(decode) ?? fallback
    }
}
