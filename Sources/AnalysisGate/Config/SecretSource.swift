/// Where a secret comes from; the secret itself never stands in a configuration.
package enum SecretSource: Sendable, Hashable {
    case environment(name: String)
    /// A path that the process can open.
    case file(path: String)

    /// Reads the secret. One newline at its end is dropped (LF or CRLF). Throws when it is not there, empty, or holds
    /// a control character: it may end up in a header field.
    package func read(with files: ConfigurationFiles = .system) throws(SecretProblem) -> Secret {
        try read(
            environment: files.environment,
            file: { path throws(FileProblem) in try files.read(path, YAMLDocument.limitBytes) })
    }

    func read(
        environment: (String) -> String?, file: (String) throws(FileProblem) -> [UInt8]
    ) throws(SecretProblem) -> Secret {
        switch self {
        case .environment(let name):
            guard let text = environment(name) else {
                throw SecretProblem("the environment variable \(name) is not set")
            }
            return try Self.secret(Array(text.utf8), "the environment variable \(name)")
        case .file(let path):
            let bytes: [UInt8]
            do throws(FileProblem) {
                bytes = try file(path)
            } catch {
                throw SecretProblem("the file \(path) cannot be read: \(error.reason)")
            }
            return try Self.secret(bytes, "the file \(path)")
        }
    }

    private static func secret(_ bytes: [UInt8], _ place: String) throws(SecretProblem) -> Secret {
        var trimmed = bytes[...]
        if trimmed.last == 0x0A { trimmed.removeLast() }
        if trimmed.last == 0x0D { trimmed.removeLast() }
        guard !trimmed.isEmpty else { throw SecretProblem("\(place) is empty") }
        guard trimmed.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw SecretProblem("\(place) holds a line break or another control character inside the secret")
        }
        return Secret(Array(trimmed))
    }
}
