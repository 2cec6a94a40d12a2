/// Writes Prometheus's text exposition format, version 0.0.4.
package struct Exposition {
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    package private(set) var bytes: [UInt8] = []

    mutating func head(_ description: MetricDescription) {
        append("# HELP \(description.name) ")
        appendEscaped(description.help, quotes: false)
        append("\n# TYPE \(description.name) \(description.kind.rawValue)\n")
    }

    mutating func sample(_ name: String, _ labels: [MetricLabel], _ value: Double) {
        append(name)
        var separator = "{"
        for label in labels {
            append("\(separator)\(label.name)=\"")
            appendEscaped(label.value, quotes: true)
            append("\"")
            separator = ","
        }
        append(labels.isEmpty ? " " : "} ")
        append(Self.text(of: value))
        append("\n")
    }

    /// A number as Go's ParseFloat reads it.
    static func text(of number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
        if let whole = Int64(exactly: number), whole.magnitude < 1 << 53 { return String(whole) }
        return number.description
    }

    private mutating func append(_ text: String) {
        bytes += text.utf8
    }

    private mutating func appendEscaped(_ text: String, quotes: Bool) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): append("\\\\")
            case UInt8(ascii: "\n"): append("\\n")
            case UInt8(ascii: "\"") where quotes: append("\\\"")
            default: bytes.append(byte)
            }
        }
    }
}
