/// A Swift file of the checkout, read once: its text, tokens and blocks.
struct SourceFile {
    /// Relative to the checkout, as in `Sources/Metrics/Check.swift`.
    let path: String
    let lines: [Substring]
    let tokens: [Token]
    let blocks: [Block]

    init(path: String, text: String) {
        self.path = path
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        self.lines = lines
        tokens = Lexer.tokens(of: text)
        blocks = Outline.blocks(of: tokens)
    }

    var code: [Token] { tokens.filter { !$0.isComment } }

    /// `Sources/AnalysisGate/HTTP/Parser/Head.swift` belongs to `AnalysisGate` …
    var module: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    /// … and in it to `HTTP`; a file directly in the module belongs to the folder with the empty name.
    var folder: String {
        let parts = path.split(separator: "/")
        return parts.count > 3 ? String(parts[2]) : ""
    }

    var isSource: Bool { path.hasPrefix("Sources/") }
}
