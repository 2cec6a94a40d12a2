import JSON

/// One line of the log, in the field names of OpenTelemetry's log data model.
struct LogLine {
    /// Unix seconds.
    var time: Double
    var severity: LogSeverity
    var body: String
    var context: LogContext
    var fields: [(key: String, value: LogValue)]

    /// The line as JSON with its line feed; control characters are escaped, so that no text can begin a line.
    func bytes(redaction: LogRedaction, version: String) -> [UInt8] {
        func shown(_ text: String) -> String {
            Self.cut(redaction.hidden(text))
        }
        var writer = JSONWriter(reservingBytes: 320)
        writer.object { line in
            line.member("timestamp", Timestamp.text(time))
            line.member("severity_text", severity.rawValue)
            line.member("body", shown(body))
            line.member("service.name", "analysisgate")
            line.member("service.version", version)
            let attributes = context.attributes
            if attributes.isEmpty && fields.isEmpty { return }
            line.object("attributes") { object in
                for (key, value) in attributes { object.member(key, shown(value)) }
                for (key, value) in fields.prefix(LogLimits.fields) {
                    switch value {
                    case .text(let text): object.member(key, shown(text))
                    case .integer(let number): object.member(key, number)
                    case .number(let number): object.member(key, number)
                    case .flag(let flag): object.member(key, flag)
                    }
                }
            }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func cut(_ text: String) -> String {
        guard text.utf8.count > LogLimits.textBytes else { return text }
        let bytes = Array(text.utf8)
        var end = LogLimits.textBytes
        while bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return String(decoding: bytes[..<end], as: UTF8.self) + "…"
    }
}
