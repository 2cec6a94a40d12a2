/// Where a request goes: the target of a request line taken apart (RFC 9112, 3.2).
struct RequestTarget: Sendable {
    /// Percent-decoded; `*` for the asterisk form.
    var path: String
    /// The undecoded query, without its `?`.
    var query: Range<Int>
    /// The host and port of the absolute form.
    var authority: Range<Int>?

    /// Takes a range of the head that holds no blank and no byte outside printable ASCII.
    init(_ head: [UInt8], _ range: Range<Int>, method: String) throws(Problem) {
        authority = nil
        query = range.upperBound..<range.upperBound
        if range.count == 1, head[range.lowerBound] == ASCII.asterisk {
            guard method == "OPTIONS" else {
                throw Refusal.badRequest("the target * belongs to OPTIONS alone; a target is a path that begins with /")
            }
            path = "*"
            return
        }
        var pathStart = range.lowerBound
        if head[pathStart] != ASCII.slash {
            let host = try Self.authority(head, range)
            authority = host
            pathStart = host.upperBound
        }
        var pathEnd = pathStart
        while pathEnd < range.upperBound, head[pathEnd] != ASCII.question {
            try Self.check(head[pathEnd], against: .path, place: "path")
            pathEnd += 1
        }
        let queryStart = min(pathEnd + 1, range.upperBound)
        for index in queryStart..<range.upperBound {
            try Self.check(head[index], against: .query, place: "query")
        }
        query = queryStart..<range.upperBound
        guard let decoded = PercentDecoding.decode(head[pathStart..<pathEnd], plusIsBlank: false) else {
            throw Refusal.badRequest("the path holds a percent-escape that is broken, a NUL or no UTF-8")
        }
        path = decoded.isEmpty ? "/" : decoded
        guard PercentDecoding.areValid(head[query]) else {
            throw Refusal.badRequest("the query holds a percent-escape that is broken, a NUL or no UTF-8")
        }
    }

    private static func check(_ byte: UInt8, against set: ByteSet, place: String) throws(Problem) {
        if set.contains(byte) { return }
        let character = Character(UnicodeScalar(byte))
        if byte == ASCII.hash {
            throw Refusal.badRequest("the target holds a fragment (#), which is never sent; percent-encode it as %23")
        }
        let escape = "%" + ASCII.name(byte).dropFirst(2)
        throw Refusal.badRequest("the \(place) holds a raw \(character); percent-encode it as \(escape)")
    }

    /// The authority of `http://host:port/path`.
    private static func authority(_ head: [UInt8], _ range: Range<Int>) throws(Problem) -> Range<Int> {
        for scheme in ["http://", "https://"] {
            let end = range.lowerBound + scheme.utf8.count
            guard end <= range.upperBound, ASCII.matches(head.span, range.lowerBound..<end, scheme) else { continue }
            var stop = end
            while stop < range.upperBound, head[stop] != ASCII.slash, head[stop] != ASCII.question { stop += 1 }
            guard HostName.isValid(head.span, end..<stop) else {
                throw Refusal.badRequest("the target's authority is no host with an optional port")
            }
            return end..<stop
        }
        throw Refusal.badRequest("the target is no path that begins with / and no http URL")
    }
}
