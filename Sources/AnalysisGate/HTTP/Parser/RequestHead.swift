/// The query and the header fields of a request: as bytes that were checked, decoded when asked for.
///
/// Most requests are answered after a look at one or two fields; making text of all of them would cost
/// more than the rest of the parsing.
enum RequestHead: Sendable {
    case raw(bytes: [UInt8], query: Range<Int>, fieldsStart: Int)
    case decoded(query: [QueryItem], headers: [HeaderField])

    var query: [QueryItem] {
        switch self {
        case .raw(let bytes, let query, _): PercentDecoding.items(bytes[query]) ?? []
        case .decoded(let query, _): query
        }
    }

    var headers: [HeaderField] {
        switch self {
        case .decoded(_, let headers): return headers
        case .raw(let bytes, _, let fieldsStart):
            var headers: [HeaderField] = []
            Self.forEachField(bytes, from: fieldsStart) { field in
                headers.append(HeaderField(Self.text(bytes, field.name), Self.text(bytes, field.value)))
                return true
            }
            return headers
        }
    }

    /// The first value of a field, its name compared without regard to case.
    func header(_ name: String) -> String? {
        switch self {
        case .decoded(_, let headers): return headers.first { $0.name.equalsIgnoringCase(name) }?.value
        case .raw(let bytes, _, let fieldsStart):
            let lowercased = name.lowercased()
            var value: String?
            Self.forEachField(bytes, from: fieldsStart) { field in
                guard ASCII.matches(bytes.span, field.name, lowercased) else { return true }
                value = Self.text(bytes, field.value)
                return false
            }
            return value
        }
    }

    /// Bytes above 0x7F are legal in values but have no charset: what is no UTF-8 becomes U+FFFD.
    private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// Calls `body` with each field line until it returns false; the lines end with CRLF, the last is empty.
    private static func forEachField(_ bytes: [UInt8], from start: Int, _ body: (FieldLine) -> Bool) {
        var lineStart = start
        var index = start
        while index < bytes.count {
            defer { index += 1 }
            guard bytes[index] == ASCII.lineFeed else { continue }
            let field = FieldLine(accepted: bytes.span, lineStart..<index - 1)
            lineStart = index + 1
            guard let field, body(field) else { return }
        }
    }
}
