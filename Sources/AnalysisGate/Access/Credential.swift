/// What one `Authorization` header field shows.
enum Credential {
    /// RFC 6750, 2.1.
    case bearer(secret: ArraySlice<UInt8>)
    /// RFC 7617; also what a client makes of `http://user:password@host/`.
    case basic(user: ArraySlice<UInt8>, password: ArraySlice<UInt8>)

    private static let bearerScheme = Array("bearer".utf8)
    private static let basicScheme = Array("basic".utf8)

    /// Nil for a scheme that is not known, or a value that is not well-formed.
    init?(_ value: String) {
        let bytes = Array(value.utf8)
        if let secret = Self.parameter(of: bytes, scheme: Self.bearerScheme) {
            self = .bearer(secret: secret)
            return
        }
        guard let encoded = Self.parameter(of: bytes, scheme: Self.basicScheme), let pair = Base64.decode(encoded),
            let colon = pair.firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        self = .basic(user: pair[..<colon], password: pair[(colon + 1)...])
    }

    /// What follows the name of a scheme (in any case) and one or more blanks.
    private static func parameter(of value: [UInt8], scheme: [UInt8]) -> ArraySlice<UInt8>? {
        guard value.count > scheme.count, value[scheme.count] == UInt8(ascii: " "),
            zip(value, scheme).allSatisfy({ $0 | 0x20 == $1 })
        else { return nil }
        return value[scheme.count...].drop { $0 == UInt8(ascii: " ") }
    }
}
