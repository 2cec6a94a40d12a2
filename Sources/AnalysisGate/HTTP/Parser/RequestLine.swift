/// A request's first line taken apart (RFC 9112, 3).
struct RequestLine: Sendable {
    /// No method that is known is longer; longer ones are refused with 501, as RFC 9112 advises.
    static let methodBytes = 32
    /// A line of more than the target's limit and this is refused without reading on.
    static let overheadBytes = 64

    var method: String
    var target: RequestTarget
    /// HTTP/1.0, whose connections close after the answer.
    var isVersion10: Bool

    /// Takes the whole line without its CRLF; the scanner has already refused controls and non-ASCII bytes.
    init(_ head: [UInt8], length: Int, targetBytes: Int) throws(Problem) {
        let line = head[..<length]
        guard let methodEnd = line.firstIndex(of: ASCII.blank), let targetEnd = line.lastIndex(of: ASCII.blank),
            methodEnd < targetEnd
        else {
            throw Refusal.badRequest("the request line is not: method, blank, target, blank, HTTP/1.1")
        }
        method = try Self.method(line[..<methodEnd])
        let target = methodEnd + 1..<targetEnd
        try Self.checkBlanks(line, target: target)
        guard target.count <= targetBytes else { throw Refusal.targetTooLong(limitBytes: targetBytes) }
        isVersion10 = try Self.isVersion10(line[(targetEnd + 1)...])
        guard method != "CONNECT" else { throw Problem(501, "CONNECT is not offered: this server is no proxy") }
        self.target = try RequestTarget(head, target, method: method)
    }

    private static func method(_ bytes: ArraySlice<UInt8>) throws(Problem) -> String {
        guard !bytes.isEmpty, bytes.allSatisfy(ByteSet.token.contains) else {
            throw Refusal.badRequest("the request line begins with no method")
        }
        guard bytes.count <= methodBytes else { throw Problem(501, "a method of that length is not known") }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func checkBlanks(_ line: ArraySlice<UInt8>, target: Range<Int>) throws(Problem) {
        guard !target.isEmpty, !line[target].contains(where: ASCII.isBlank) else {
            throw Refusal.badRequest("the request line holds a raw blank inside its target; percent-encode it as %20")
        }
    }

    private static func isVersion10(_ version: ArraySlice<UInt8>) throws(Problem) -> Bool {
        let start = version.startIndex
        guard version.count == 8, version.starts(with: "HTTP/".utf8), ASCII.isDigit(version[start + 5]),
            version[start + 6] == 0x2E, ASCII.isDigit(version[start + 7])
        else {
            throw Refusal.badRequest("the request line does not end with a version such as HTTP/1.1")
        }
        let minor = version[start + 7] - ASCII.zero
        guard version[start + 5] == ASCII.zero + 1, minor <= 1 else {
            throw Problem(505, "only HTTP/1.1 and HTTP/1.0 are spoken here")
        }
        return minor == 0
    }
}
