/// Replaces secrets that got into a text, whoever put them there: an error of a library may quote a URL or a header.
struct LogRedaction: Sendable {
    private static let replacement = Array("***".utf8)

    private let secrets: [[UInt8]]
    private let firstBytes: Set<UInt8>

    /// - Parameter secrets: those of fewer than `LogLimits.hiddenSecretBytes` bytes are left out.
    init(_ secrets: [[UInt8]] = []) {
        // The longest first: a secret may begin with another.
        self.secrets = secrets.filter { $0.count >= LogLimits.hiddenSecretBytes }.sorted { $0.count > $1.count }
        firstBytes = Set(self.secrets.compactMap(\.first))
    }

    /// The text with every secret in it replaced.
    func hidden(_ text: String) -> String {
        if secrets.isEmpty { return text }
        let bytes = Array(text.utf8)
        var hidden: [UInt8] = []
        var position = 0
        var isChanged = false
        while position < bytes.count {
            if firstBytes.contains(bytes[position]),
                let secret = secrets.first(where: { bytes[position...].starts(with: $0) })
            {
                hidden += Self.replacement
                position += secret.count
                isChanged = true
            } else {
                hidden.append(bytes[position])
                position += 1
            }
        }
        return isChanged ? String(decoding: hidden, as: UTF8.self) : text
    }
}
