/// One HTTP request, whole and within the limits.
package struct Request: Sendable {
    /// The method as sent: methods are case-sensitive (RFC 9110, 9.1).
    package var method: String
    /// The path, percent-decoded once; always begins with `/`.
    package var path: String
    /// The query's items in their order, decoded as a form (`+` is a blank).
    package var query: [QueryItem]
    package var headers: [HeaderField]
    package var body: [UInt8]
    package var peer: Peer

    package init(
        method: String, path: String, query: [QueryItem] = [], headers: [HeaderField] = [],
        body: [UInt8] = [], peer: Peer = .local
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.peer = peer
    }

    /// The first value of a header field, its name compared without regard to case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.equalsIgnoringCase(name) }?.value
    }

    /// The last value of a query item: a later one overrides an earlier one.
    package func queryValue(_ name: String) -> String? {
        query.last { $0.name == name }?.value
    }
}

extension String {
    /// Whether two ASCII names are the same but for case; other bytes must be equal.
    package func equalsIgnoringCase(_ other: String) -> Bool {
        let left = utf8
        let right = other.utf8
        guard left.count == right.count else { return false }
        return zip(left, right).allSatisfy { $0.lowercasedASCII == $1.lowercasedASCII }
    }
}

extension UInt8 {
    var lowercasedASCII: UInt8 {
        self >= 0x41 && self <= 0x5A ? self | 0x20 : self
    }
}
