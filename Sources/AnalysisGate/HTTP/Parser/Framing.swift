/// What the header fields say about the request's own shape: its host, its body and its connection.
///
/// Whatever two readers could understand differently is refused (RFC 9112, 6.3 and 11.2).
struct Framing: Sendable {
    /// How the body's end is found.
    enum Body: Sendable, Equatable {
        case none
        case length(Int)
        case chunked
    }

    private(set) var host: Range<Int>?
    private(set) var expectsContinue = false
    private var contentLength: Int?
    private var hasTransferEncoding = false
    private var isChunked = false
    private var isEncoded = false
    private var expectation: Problem?
    private var closeToken = false

    /// Takes note of one field line.
    mutating func note(_ field: FieldLine, in head: [UInt8]) throws(Problem) {
        let bytes = head.span
        switch field.name.count {
        case 4 where ASCII.matches(bytes, field.name, "host"):
            try noteHost(field, in: bytes)
        case 6 where ASCII.matches(bytes, field.name, "expect"):
            noteExpect(field, in: bytes)
        case 10 where ASCII.matches(bytes, field.name, "connection"):
            noteConnection(field, in: bytes)
        case 14 where ASCII.matches(bytes, field.name, "content-length"):
            try noteLength(field, in: bytes)
        case 16 where ASCII.matches(bytes, field.name, "content-encoding"):
            if !ASCII.matches(bytes, field.value, "identity") { isEncoded = true }
        case 17 where ASCII.matches(bytes, field.name, "transfer-encoding"):
            isChunked = !hasTransferEncoding && ASCII.matches(bytes, field.value, "chunked")
            hasTransferEncoding = true
        default: break
        }
    }

    private mutating func noteHost(_ field: FieldLine, in bytes: Span<UInt8>) throws(Problem) {
        guard host == nil else { throw Refusal.badRequest("the request has more than one Host") }
        guard HostName.isValid(bytes, field.value) else {
            throw Refusal.badRequest("Host is no name or address with an optional port")
        }
        host = field.value
    }

    private mutating func noteExpect(_ field: FieldLine, in bytes: Span<UInt8>) {
        if ASCII.matches(bytes, field.value, "100-continue"), !expectsContinue {
            expectsContinue = true
        } else {
            expectation = Problem(417, "the only expectation that is met here is a single 100-continue")
        }
    }

    private mutating func noteConnection(_ field: FieldLine, in bytes: Span<UInt8>) {
        var start = field.value.lowerBound
        while start < field.value.upperBound {
            var end = start
            while end < field.value.upperBound, bytes[end] != 0x2C { end += 1 }
            var stop = end
            while start < stop, ASCII.isBlank(bytes[start]) { start += 1 }
            while stop > start, ASCII.isBlank(bytes[stop - 1]) { stop -= 1 }
            if ASCII.matches(bytes, start..<stop, "close") { closeToken = true }
            start = end + 1
        }
    }

    private mutating func noteLength(_ field: FieldLine, in bytes: Span<UInt8>) throws(Problem) {
        guard contentLength == nil else { throw Refusal.badRequest("the request has more than one Content-Length") }
        guard !field.value.isEmpty, field.value.allSatisfy({ ASCII.isDigit(bytes[$0]) }) else {
            throw Refusal.badRequest("Content-Length is not one decimal number")
        }
        var length = 0
        for index in field.value where length < Int.max / 16 {
            length = length * 10 + Int(bytes[index] - ASCII.zero)
        }
        contentLength = length
    }

    /// How the body is delimited, once all fields are known.
    func body(isVersion10: Bool) throws(Problem) -> Body {
        guard host != nil || isVersion10 else { throw Refusal.badRequest("the request has no Host") }
        if hasTransferEncoding {
            guard contentLength == nil else {
                throw Refusal.badRequest("the request has both Content-Length and Transfer-Encoding")
            }
            guard !isVersion10 else { throw Refusal.badRequest("HTTP/1.0 has no Transfer-Encoding") }
            guard isChunked else { throw Problem(501, "the only transfer coding understood here is chunked, alone") }
        }
        if let expectation, !isVersion10 { throw expectation }
        let length = contentLength ?? 0
        let body: Body = isChunked ? .chunked : length > 0 ? .length(length) : .none
        guard !isEncoded || body == .none else {
            throw Problem(
                415, "compressed bodies are not accepted; send the body without Content-Encoding",
                headers: [HeaderField("Accept-Encoding", "identity")])
        }
        return body
    }

    /// Whether the connection stays open after the answer (RFC 9112, 9.3); HTTP/1.0 always closes.
    func keepsAlive(isVersion10: Bool) -> Bool {
        !isVersion10 && !closeToken
    }
}
