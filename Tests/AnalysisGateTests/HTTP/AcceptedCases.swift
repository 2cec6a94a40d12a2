import Testing

/// Requests that are legal, if odd, and what the handler must see of them.
struct AcceptedCase: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    /// Method, path, query items, body and whether the connection stays, one line a request.
    var seen: [String]

    init(_ name: String, _ text: String, _ seen: String...) {
        self.name = name
        bytes = Array(text.utf8)
        self.seen = seen
    }

    var testDescription: String { name }

    private static let host = "Host: a\r\n"

    static let all = targets + fields + bodies

    private static let targets: [AcceptedCase] = [
        .init("plain", "GET / HTTP/1.1\r\n\(host)\r\n", "GET / [] '' keeps"),
        .init("an empty line first", "\r\nGET / HTTP/1.1\r\n\(host)\r\n", "GET / [] '' keeps"),
        .init(
            "escapes", "GET /a%2Fb%20%C3%A9+?x=%26+y&x=&z HTTP/1.1\r\n\(host)\r\n",
            "GET /a/b é+ [x=& y, x=, z=] '' keeps"),
        .init(
            "odd but printable query", "GET /?q={a=\"b|c\"}[5m]&&?/ HTTP/1.1\r\n\(host)\r\n",
            "GET / [q={a=\"b|c\"}[5m], ?/=] '' keeps"),
        .init("absolute target", "GET http://A:80/x?y=1 HTTP/1.1\r\nHost: a:80\r\n\r\n", "GET /x [y=1] '' keeps"),
        .init("absolute target without a path", "GET HTTPS://a?y HTTP/1.1\r\n\(host)\r\n", "GET / [y=] '' keeps"),
        .init("absolute target of HTTP/1.0", "GET http://a/x HTTP/1.0\r\n\r\n", "GET /x [] '' closes"),
        .init("* with OPTIONS", "OPTIONS * HTTP/1.1\r\n\(host)\r\n", "OPTIONS * [] '' keeps"),
        .init("unknown method", "BREW /pot HTTP/1.1\r\n\(host)\r\n", "BREW /pot [] '' keeps"),
        .init(
            "target of 8192 bytes",
            "GET /" + String(repeating: "a", count: 8_191) + " HTTP/1.1\r\n\(host)\r\n",
            "GET /" + String(repeating: "a", count: 8_191) + " [] '' keeps"),
    ]

    private static let fields: [AcceptedCase] = [
        .init("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", "GET / [] '' closes"),
        .init("HTTP/1.0 keep-alive", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "GET / [] '' closes"),
        .init("Connection: close", "GET / HTTP/1.1\r\n\(host)Connection: x , CLOSE\r\n\r\n", "GET / [] '' closes"),
        .init("Connection: closed", "GET / HTTP/1.1\r\n\(host)Connection: closed\r\n\r\n", "GET / [] '' keeps"),
        .init("Host with an IPv6 address", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", "GET / [] '' keeps"),
        .init(
            "empty and non-ASCII values, no blanks", "GET / HTTP/1.1\r\nhOST:a\r\nA:\r\nB:\té \r\n\r\n",
            "GET / [] '' keeps"),
        .init("header block of 16 KiB", RefusedCase.block(bytes: 16_384), "GET / [] '' keeps"),
        .init(
            "100 fields", "GET / HTTP/1.1\r\n\(host)" + String(repeating: "A: b\r\n", count: 99) + "\r\n",
            "GET / [] '' keeps"),
        .init(
            "Content-Encoding without a body", "GET / HTTP/1.1\r\n\(host)Content-Encoding: gzip\r\n\r\n",
            "GET / [] '' keeps"),
        .init(
            "expectation in HTTP/1.0", "POST / HTTP/1.0\r\nExpect: x\r\nContent-Length: 1\r\n\r\na",
            "POST / [] 'a' closes"),
    ]

    private static let bodies: [AcceptedCase] = [
        .init(
            "body by length", "POST /b HTTP/1.1\r\n\(host)Content-Length: 005\r\n\r\nab\r\nc",
            "POST /b [] 'ab\r\nc' keeps"),
        .init("length 0", "POST /b HTTP/1.1\r\n\(host)Content-Length: 0\r\n\r\n", "POST /b [] '' keeps"),
        .init("body with GET", "GET /b HTTP/1.1\r\n\(host)Content-Length: 1\r\n\r\nx", "GET /b [] 'x' keeps"),
        .init(
            "Content-Encoding: identity",
            "POST / HTTP/1.1\r\n\(host)Content-Encoding: Identity\r\nContent-Length: 1\r\n\r\nx",
            "POST / [] 'x' keeps"),
        .init(
            "chunks",
            "POST / HTTP/1.1\r\n\(host)Transfer-Encoding: Chunked\r\n\r\n3\r\nabc\r\n00A\r\n0123456789\r\n0\r\n\r\n",
            "POST / [] 'abc0123456789' keeps"),
        .init(
            "no chunk", "POST / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "POST / [] '' keeps"),
        .init(
            "chunk extension and trailers",
            "POST / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n"
                + "1;a=\"b;c\" ; d\r\nx\r\n0;e\r\nT: u\r\nV:\r\n\r\n",
            "POST / [] 'x' keeps"),
        .init(
            "as much as a small path takes",
            "POST /small HTTP/1.1\r\n\(host)Content-Length: 10\r\n\r\n0123456789", "POST /small [] '0123456789' keeps"),
        .init(
            "three requests at once",
            "GET /1 HTTP/1.1\r\n\(host)\r\nPOST /2 HTTP/1.1\r\n\(host)Content-Length: 2\r\n\r\nab"
                + "\r\nGET /3 HTTP/1.1\r\n\(host)\r\n",
            "GET /1 [] '' keeps", "POST /2 [] 'ab' keeps", "GET /3 [] '' keeps"),
    ]
}
