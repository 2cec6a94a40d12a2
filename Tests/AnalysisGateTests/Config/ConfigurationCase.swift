import Testing

/// A configuration's text and all lines that `check` must print for it.
struct ConfigurationCase: Sendable, CustomTestStringConvertible {
    var text: String
    var lines: [String]

    init(_ text: String, _ lines: String...) {
        self.text = text
        self.lines = lines
    }

    var testDescription: String { lines.first ?? text }
}
