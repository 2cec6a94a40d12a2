/// The table of refusals: every way of being no HTTP that a gate could be smuggled past with.
extension RefusedCase {
    static let all = requestLine + headers + framing + chunks + sizes

    private static let hello = "GET / HTTP/1.1\r\nHost: a\r\n"
    private static let post = "POST / HTTP/1.1\r\nHost: a\r\n"
    private static let chunked = post + "Transfer-Encoding: chunked\r\n\r\n"

    private static let requestLine: [RefusedCase] = [
        .init("bare LF after the request line", "GET / HTTP/1.1\n", 400, "LF alone"),
        .init("bare CR in the request line", "GET /\rx", 400, "CR that no LF follows"),
        .init("NUL in the request line", "GET /\0", 400, "control byte 0x00"),
        .init("tab in the request line", "GET\t/ HTTP/1.1\r\n", 400, "request line is not"),
        .init(
            "raw non-ASCII in the target", bytes: Array("GET /argo/measure?q=é".utf8.dropLast()), 400,
            "the request line holds the raw non-ASCII byte 0xC3; percent-encode it as UTF-8"),
        .init(
            "raw blank in the target", "GET /argo/measure?q=a b HTTP/1.1\r\n", 400,
            "the request line holds a raw blank inside its target; percent-encode it as %20"),
        .init("tab in the target", "GET /a\tb HTTP/1.1\r\n", 400, "raw blank"),
        .init("two blanks before the target", "GET  / HTTP/1.1\r\n", 400, "blank"),
        .init("two blanks before the version", "GET /  HTTP/1.1\r\n", 400, "blank"),
        .init("blank at the line's end", "GET / HTTP/1.1 \r\n", 400),
        .init("no version", "GET /\r\n", 400, "request line is not"),
        .init("no blank at all", "GET\r\n", 400, "request line is not"),
        .init("no target", "GET  HTTP/1.1\r\n", 400, "blank"),
        .init("empty method", " / HTTP/1.1\r\n", 400, "no method"),
        .init("method is no token", "GE(T / HTTP/1.1\r\n", 400, "no method"),
        .init("method of 33 letters", String(repeating: "M", count: 33) + " / HTTP/1.1\r\n", 501),
        .init("two empty lines first", "\r\n\r\n", 400, "request line is not"),
        .init("lower-case version", "GET / http/1.1\r\n", 400, "version"),
        .init("version without a minor", "GET / HTTP/1\r\n", 400, "version"),
        .init("version of three digits", "GET / HTTP/1.10\r\n", 400, "version"),
        .init("HTTP/2.0", "GET / HTTP/2.0\r\n", 505),
        .init("HTTP/1.2", "GET / HTTP/1.2\r\n", 505),
        .init("HTTP/0.9", "GET / HTTP/0.9\r\n", 505),
        .init("the preface of HTTP/2", "PRI * HTTP/2.0\r\n", 505),
        .init("a TLS handshake", bytes: [0x16], 400, "without TLS"),
        .init("target without a slash", "GET index HTTP/1.1\r\n", 400, "begins with /"),
        .init("* with GET", "GET * HTTP/1.1\r\n", 400, "OPTIONS alone"),
        .init("CONNECT", "CONNECT a:443 HTTP/1.1\r\n", 501),
        .init("fragment", "GET /a#b HTTP/1.1\r\n", 400, "fragment"),
        .init("raw brace in the path", "GET /{a} HTTP/1.1\r\n", 400, "percent-encode it as %7B"),
        .init("broken escape in the path", "GET /%zz HTTP/1.1\r\n", 400, "percent-escape"),
        .init("cut escape in the path", "GET /%2 HTTP/1.1\r\n", 400, "percent-escape"),
        .init("escaped NUL in the path", "GET /%00 HTTP/1.1\r\n", 400, "NUL"),
        .init("escaped bytes that are no UTF-8", "GET /%ff HTTP/1.1\r\n", 400, "UTF-8"),
        .init("broken escape in the query", "GET /?a=50% HTTP/1.1\r\n", 400, "query"),
        .init("absolute target of another scheme", "GET ftp://a/ HTTP/1.1\r\n", 400, "http URL"),
        .init("absolute target with user information", "GET http://me:pw@a/ HTTP/1.1\r\n", 400, "authority"),
        .init("absolute target without a host", "GET http:///x HTTP/1.1\r\n", 400, "authority"),
    ]

    private static let headers: [RefusedCase] = [
        .init("bare LF after a field", hello + "A: b\n", 400, "LF alone"),
        .init("bare LF as the empty line", hello + "\n", 400, "LF alone"),
        .init("bare CR in a field", hello + "A: b\rc", 400, "CR that no LF follows"),
        .init("two CR before LF", hello + "A: b\r\r", 400, "CR that no LF follows"),
        .init("NUL in a field's value", hello + "A: b\0", 400, "control byte 0x00"),
        .init("NUL in a field's name", hello + "A\0", 400, "control byte 0x00"),
        .init("DEL in a field", hello + "A: \u{7F}", 400, "control byte 0x7F"),
        .init("blank before the colon", hello + "A : b\r\n", 400, "before the colon"),
        .init("tab before the colon", hello + "A\t: b\r\n", 400, "before the colon"),
        .init("blank in the name", hello + "A B: c\r\n", 400, "blank in its name"),
        .init("folded field", hello + "A: b\r\n c\r\n", 400, "folded"),
        .init("folded field by a tab", hello + "A: b\r\n\tc\r\n", 400, "folded"),
        .init("first field begins with a blank", "GET / HTTP/1.1\r\n Host: a\r\n", 400, "folded"),
        .init("no colon", hello + "Ab\r\n", 400, "no colon"),
        .init("no name", hello + ": b\r\n", 400, "no name"),
        .init("name is no token", hello + "A[]: b\r\n", 400, "0x5B"),
        .init("raw non-ASCII in a name", hello + "Ä: b\r\n", 400, "0xC3"),
        .init("no Host", "GET / HTTP/1.1\r\nA: b\r\n\r\n", 400, "no Host"),
        .init("two Hosts", hello + "Host: b\r\n", 400, "more than one Host"),
        .init("two equal Hosts", hello + "host: a\r\n", 400, "more than one Host"),
        .init("two Hosts in HTTP/1.0", "GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n", 400, "more than one Host"),
        .init("empty Host", "GET / HTTP/1.1\r\nHost:\r\n", 400, "Host is no name"),
        .init("list of Hosts", "GET / HTTP/1.1\r\nHost: a, b\r\n", 400, "Host is no name"),
        .init("Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n", 400, "Host is no name"),
        .init("Host with user information", "GET / HTTP/1.1\r\nHost: u@a\r\n", 400, "Host is no name"),
        .init("Host with a bad port", "GET / HTTP/1.1\r\nHost: a:b\r\n", 400, "Host is no name"),
        .init("Host with half a bracket", "GET / HTTP/1.1\r\nHost: [::1\r\n", 400, "Host is no name"),
        .init("target and Host differ", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", 400, "another host"),
        .init("absolute target without Host", "GET http://a/ HTTP/1.1\r\n\r\n", 400, "no Host"),
        .init("unknown expectation", post + "Expect: 200-ok\r\nContent-Length: 1\r\n\r\n", 417),
        .init("two expectations", post + "Expect: 100-continue\r\nExpect: 100-continue\r\n\r\n", 417),
    ]

    private static let framing: [RefusedCase] = [
        .init(
            "two different Content-Lengths", post + "Content-Length: 1\r\nContent-Length: 2\r\n", 400, "more than one"),
        .init("two equal Content-Lengths", post + "Content-Length: 1\r\nContent-Length: 1\r\n", 400, "more than one"),
        .init("list of lengths", post + "Content-Length: 1, 1\r\n", 400, "not one decimal number"),
        .init("signed length", post + "Content-Length: +55\r\n", 400, "not one decimal number"),
        .init("negative length", post + "Content-Length: -1\r\n", 400, "not one decimal number"),
        .init("hexadecimal length", post + "Content-Length: 0x10\r\n", 400, "not one decimal number"),
        .init("length with a blank", post + "Content-Length: 1 0\r\n", 400, "not one decimal number"),
        .init("empty length", post + "Content-Length:\r\n", 400, "not one decimal number"),
        .init(
            "Content-Length, then Transfer-Encoding",
            post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n", 400, "both"),
        .init(
            "Transfer-Encoding, then Content-Length",
            post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n", 400, "both"),
        .init(
            "Content-Length with an unknown coding",
            post + "Content-Length: 4\r\nTransfer-Encoding: xchunked\r\n\r\n", 400, "both"),
        .init(
            "Transfer-Encoding with a blank before the colon",
            post + "Content-Length: 4\r\nTransfer-Encoding : chunked\r\n", 400, "before the colon"),
        .init("coding xchunked", post + "Transfer-Encoding: xchunked\r\n\r\n", 501, "chunked, alone"),
        .init("coding chunked, identity", post + "Transfer-Encoding: chunked, identity\r\n\r\n", 501),
        .init("coding gzip, chunked", post + "Transfer-Encoding: gzip, chunked\r\n\r\n", 501),
        .init("coding identity", post + "Transfer-Encoding: identity\r\n\r\n", 501),
        .init("empty coding", post + "Transfer-Encoding:\r\n\r\n", 501),
        .init("chunked twice in a list", post + "Transfer-Encoding: chunked, chunked\r\n\r\n", 501),
        .init(
            "chunked twice in two fields",
            post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 501),
        .init("chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400, "HTTP/1.0"),
        .init("gzip body", post + "Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\n", 415, "Content-Encoding"),
        .init(
            "gzip body in chunks",
            post + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n", 415, "Content-Encoding"),
    ]

    private static let chunks: [RefusedCase] = [
        .init("chunk size is no number", chunked + "x\r\n", 400, "hexadecimal"),
        .init("chunk size is empty", chunked + "\r\n", 400, "hexadecimal"),
        .init("chunk size with a prefix", chunked + "0x1\r\n", 400, "hexadecimal"),
        .init("signed chunk size", chunked + "+1\r\n", 400, "hexadecimal"),
        .init("negative chunk size", chunked + "-1\r\n", 400, "hexadecimal"),
        .init("blank before the chunk size", chunked + " 1\r\n", 400, "hexadecimal"),
        .init("blank after the chunk size", chunked + "1 \r\n", 400, "hexadecimal"),
        .init("chunk size of 17 digits", chunked + "10000000000000000\r\n", 400, "hexadecimal"),
        .init("chunk size of 16 digits", chunked + "ffffffffffffffff\r\n", 413),
        .init("bare LF after the chunk size", chunked + "1\n", 400, "LF alone"),
        .init("bare CR after the chunk size", chunked + "1\rx", 400, "CR that no LF follows"),
        .init("NUL in a chunk extension", chunked + "1;a\0", 400, "control byte"),
        .init("chunk longer than its size", chunked + "1\r\nab", 400, "not followed by CR LF"),
        .init("chunk ended by LF", chunked + "1\r\na\n", 400, "not followed by CR LF"),
        .init("chunk ended by CR alone", chunked + "1\r\na\rx", 400, "not followed by CR LF"),
        .init("long chunk extension", chunked + "1;" + String(repeating: "e", count: 255), 400, "longer than 256"),
        .init(
            "many chunk extensions",
            chunked + String(repeating: "1;" + String(repeating: "e", count: 200) + "\r\na\r\n", count: 21), 400,
            "extensions", atLastByte: false),
        .init("trailer without a colon", chunked + "0\r\nAb\r\n", 400, "no colon"),
        .init("folded trailer", chunked + "0\r\nA: b\r\n c\r\n", 400, "folded"),
        .init("bare LF in the trailers", chunked + "0\r\nA: b\n", 400, "LF alone"),
        .init("long trailers", chunked + "0\r\nA: " + String(repeating: "t", count: 4_094), 431, "4096"),
        .init("101 trailers", chunked + "0\r\n" + String(repeating: "A: b\r\n", count: 101), 431, "100"),
    ]

    private static let sizes: [RefusedCase] = [
        .init("target of 8193 bytes", "GET /" + String(repeating: "a", count: 8_192) + " HTTP/1.1\r\n", 414, "8192"),
        .init("endless target", "GET /" + String(repeating: "a", count: 8_252), 414, "8192"),
        .init("header block of 16 KiB and one byte", block(bytes: 16_385), 431, "16384", atLastByte: false),
        .init("endless field", hello + "A: " + String(repeating: "a", count: 65_536), 431, "16384", atLastByte: false),
        .init("101 fields", hello + String(repeating: "A: b\r\n", count: 100), 431, "more than 100"),
        .init("body of one byte too many", post + "Content-Length: 1048577\r\n\r\n", 413, "1048576"),
        .init("body beyond any number", post + "Content-Length: \(String(repeating: "9", count: 40))\r\n\r\n", 413),
        .init("chunk of one byte too many", chunked + "100001\r\n", 413, "1048576"),
        .init("body of a small path", "POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n", 413, "10 bytes"),
        .init(
            "chunks of a small path",
            "POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n5\r\n", 413, "10 bytes"
        ),
    ]

    /// A request whose field lines, the empty line included, are that long.
    static func block(bytes: Int) -> String {
        let fixed = "Host: a\r\nA: \r\n\r\n".utf8.count
        return "GET / HTTP/1.1\r\nHost: a\r\nA: \(String(repeating: "a", count: bytes - fixed))\r\n\r\n"
    }
}
