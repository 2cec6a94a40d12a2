/// Puts answers into bytes (RFC 9112, 4 and 6).
package struct ResponseWriter: Sendable {
    /// The `Date` line, kept for a second.
    package var date = DateLine()

    package init() {}

    /// Appends a whole answer.
    /// - Parameters:
    ///   - isHead: whether HEAD was asked: the answer is then without its body but with the body's length.
    ///   - closes: whether the connection ends with this answer.
    package func write(_ response: Response, isHead: Bool, closes: Bool, to output: inout [UInt8]) {
        output.append(contentsOf: "HTTP/1.1 ".utf8)
        Self.append(decimal: response.status, to: &output)
        output.append(ASCII.blank)
        output.append(contentsOf: StatusReason.text(response.status).utf8)
        output.append(contentsOf: "\r\n".utf8)
        output.append(contentsOf: date.bytes)
        if let contentType = response.contentType {
            Self.appendField("Content-Type", contentType, to: &output)
        }
        for field in response.headers { Self.appendField(field.name, field.value, to: &output) }
        if closes { output.append(contentsOf: "Connection: close\r\n".utf8) }
        // RFC 9110, 8.6: these have no body and say nothing of a length.
        let hasBody = response.status != 204 && response.status != 304
        if hasBody {
            output.append(contentsOf: "Content-Length: ".utf8)
            Self.append(decimal: response.body.count, to: &output)
            output.append(contentsOf: "\r\n".utf8)
        }
        output.append(contentsOf: "\r\n".utf8)
        if hasBody, !isHead { output.append(contentsOf: response.body) }
    }

    /// Tells the caller to send its body (RFC 9110, 10.1.1).
    static func writeContinue(to output: inout [UInt8]) {
        output.append(contentsOf: "HTTP/1.1 100 Continue\r\n\r\n".utf8)
    }

    /// Control characters become blanks, so no name or value can end its line.
    private static func appendField(_ name: String, _ value: String, to output: inout [UInt8]) {
        let start = output.count
        output.append(contentsOf: name.utf8)
        output.append(contentsOf: ": ".utf8)
        output.append(contentsOf: value.utf8)
        for index in start..<output.count where output[index] < ASCII.blank || output[index] == 0x7F {
            output[index] = ASCII.blank
        }
        output.append(contentsOf: "\r\n".utf8)
    }

    private static func append(decimal value: Int, to output: inout [UInt8]) {
        guard value >= 10 else {
            output.append(ASCII.zero + UInt8(value))
            return
        }
        append(decimal: value / 10, to: &output)
        output.append(ASCII.zero + UInt8(value % 10))
    }
}
