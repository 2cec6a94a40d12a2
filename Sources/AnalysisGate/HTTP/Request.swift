/// One HTTP request, whole and within the limits.
package struct Request: Sendable {
    /// The method as sent: methods are case-sensitive (RFC 9110, 9.1).
    package var method: String
    /// The path, percent-decoded once; begins with `/`, or is `*` with OPTIONS.
    package var path: String
    package var body: [UInt8]
    package var peer: Peer
    private var head: RequestHead

    package init(
        method: String, path: String, query: [QueryItem] = [], headers: [HeaderField] = [],
        body: [UInt8] = [], peer: Peer = .local
    ) {
        self.init(
            method: method, path: path, head: .decoded(query: query, headers: headers), body: body, peer: peer)
    }

    init(method: String, path: String, head: RequestHead, body: [UInt8], peer: Peer) {
        self.method = method
        self.path = path
        self.head = head
        self.body = body
        self.peer = peer
    }

    /// The query's items in their order, decoded as a form (`+` is a blank); decoded anew at each use.
    package var query: [QueryItem] {
        get { head.query }
        set { head = .decoded(query: newValue, headers: head.headers) }
    }

    /// The header fields in their order; decoded anew at each use.
    package var headers: [HeaderField] {
        get { head.headers }
        set { head = .decoded(query: head.query, headers: newValue) }
    }

    /// The first value of a header field, its name compared without regard to case.
    package func header(_ name: String) -> String? {
        head.header(name)
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
