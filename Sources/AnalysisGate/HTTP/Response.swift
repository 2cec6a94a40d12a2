/// One HTTP answer, complete: the body is sent with its length, never in part.
package struct Response: Sendable, Equatable {
    /// Status code, 200…599.
    package var status: Int
    /// Header fields beyond `Content-Type`, `Content-Length`, `Date` and `Connection`, which the server writes.
    package var headers: [HeaderField]
    package var contentType: String?
    package var body: [UInt8]

    package init(status: Int, contentType: String? = nil, headers: [HeaderField] = [], body: [UInt8] = []) {
        self.status = status
        self.contentType = contentType
        self.headers = headers
        self.body = body
    }

    /// One line of text; an empty line is sent as an empty body.
    ///
    /// A caller's text may stand in it: what would end the line, or move a terminal's cursor, becomes a blank.
    package static func text(_ status: Int, _ line: String) -> Response {
        Response(
            status: status, contentType: line.isEmpty ? nil : "text/plain; charset=utf-8",
            body: Array(oneLine(line).utf8))
    }

    private static func oneLine(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            let isSeparator = scalar.value == 0x2028 || scalar.value == 0x2029
            line.append(isControl || isSeparator ? " " : scalar)
        }
        return String(line)
    }

    /// A JSON document, already written.
    package static func json(_ status: Int, _ body: [UInt8]) -> Response {
        Response(status: status, contentType: "application/json", body: body)
    }
}
