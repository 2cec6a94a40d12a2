extension Selector {
    /// Reads a series selector as PromQL writes it: `name{label="value", other=~"a|b"}`.
    ///
    /// Strict: a metric's name must stand first; ranges, functions, offsets and UTF-8 names are refused.
    package init(promQL text: String) throws(SelectorProblem) {
        var parser = SelectorParser(text)
        self = try parser.selector()
    }
}

/// Reads one selector; the grammar is that of Prometheus' own lexer (promql/parser/lex.go) for vector selectors.
private struct SelectorParser {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    mutating func selector() throws(SelectorProblem) -> Selector {
        skipBlanks()
        let metric = word(allowingColon: true)
        guard !metric.isEmpty else { throw problem("must begin with a metric's name") }
        var result = Selector(metric: metric)
        skipBlanks()
        if take("{") { result.matchers = try matchers() }
        skipBlanks()
        guard position == scalars.count else {
            let only = "only a selector like name{label=\"value\"} is allowed; anything more goes under query"
            throw problem("\(only), not \(shown(scalars[position]))")
        }
        return result
    }

    private mutating func matchers() throws(SelectorProblem) -> [LabelMatcher] {
        var result: [LabelMatcher] = []
        while true {
            skipBlanks()
            if take("}") { return result }
            result.append(try matcher())
            skipBlanks()
            guard take(",") || peek == "}" else { throw problem("expected , or } behind a matcher") }
        }
    }

    private mutating func matcher() throws(SelectorProblem) -> LabelMatcher {
        let start = position
        let label = word(allowingColon: false)
        guard !label.isEmpty else { throw problem("expected a label's name") }
        guard label != "__name__" else {
            position = start
            throw problem("the metric's name stands in front of the braces")
        }
        skipBlanks()
        let operation = try self.operation()
        skipBlanks()
        return LabelMatcher(label, operation, try string())
    }

    private mutating func operation() throws(SelectorProblem) -> LabelMatcher.Operation {
        let first = peek
        let second = position + 1 < scalars.count ? scalars[position + 1] : nil
        let found: LabelMatcher.Operation? =
            switch (first, second) {
            case ("=", "~"): .matches
            case ("!", "~"): .matchesNot
            case ("!", "="): .notEqual
            case ("=", _): .equal
            default: nil
            }
        guard let found else { throw problem("expected =, !=, =~ or !~ behind the label") }
        position += found.rawValue.count
        return found
    }

    private mutating func string() throws(SelectorProblem) -> String {
        guard let quote = peek, quote == "\"" || quote == "'" || quote == "`" else {
            throw problem("expected a value in quotes")
        }
        let start = position
        position += 1
        var bytes: [UInt8] = []
        while let scalar = peek {
            position += 1
            if scalar == quote {
                guard let text = String(validating: bytes, as: UTF8.self) else {
                    position = start
                    throw problem("the value is no UTF-8")
                }
                return text
            }
            if scalar == "\n", quote != "`" { break }
            if scalar == "\\", quote != "`" {
                bytes += try escape(quote)
            } else {
                bytes += Array(String(scalar).utf8)
            }
        }
        position = start
        throw problem("the quote is not closed")
    }

    /// The bytes of an escape whose backslash was taken.
    private mutating func escape(_ quote: Unicode.Scalar) throws(SelectorProblem) -> [UInt8] {
        let plain: [Unicode.Scalar: UInt8] = [
            "a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 0x5C,
        ]
        guard let letter = peek else { throw problem("the escape is not finished") }
        if let byte = plain[letter] ?? (letter == quote ? UInt8(quote.value) : nil) {
            position += 1
            return [byte]
        }
        if "0" <= letter, letter <= "7" { return [UInt8(truncatingIfNeeded: try digits(3, radix: 8, limit: 255))] }
        let lengths: [Unicode.Scalar: Int] = ["x": 2, "u": 4, "U": 8]
        guard let length = lengths[letter] else {
            throw problem("unknown escape \\\(letter); a backslash itself is written \\\\")
        }
        position += 1
        if letter == "x" { return [UInt8(truncatingIfNeeded: try digits(2, radix: 16, limit: 255))] }
        let value = try digits(length, radix: 16, limit: 0x10FFFF)
        guard let scalar = Unicode.Scalar(value) else { throw problem("the escape names no character") }
        return Array(String(scalar).utf8)
    }

    private mutating func digits(_ count: Int, radix: Int, limit: UInt32) throws(SelectorProblem) -> UInt32 {
        let text = scalars[position...].prefix(count).map(String.init).joined()
        guard text.count == count, text.utf8.first != 0x2B, let value = UInt32(text, radix: radix), value <= limit
        else { throw problem("the escape needs \(count) digits of base \(radix), at most \(limit)") }
        position += count
        return value
    }

    private var peek: Unicode.Scalar? {
        position < scalars.count ? scalars[position] : nil
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        position += 1
        return true
    }

    private mutating func skipBlanks() {
        while let scalar = peek, [" ", "\t", "\n", "\r"].contains(scalar) { position += 1 }
    }

    /// `[a-zA-Z_][a-zA-Z0-9_]*`, with colons for a metric.
    private mutating func word(allowingColon: Bool) -> String {
        var result = ""
        while let scalar = peek {
            switch scalar {
            case "a"..."z", "A"..."Z", "_": break
            case "0"..."9" where !result.isEmpty: break
            case ":" where allowingColon: break
            default: return result
            }
            result.unicodeScalars.append(scalar)
            position += 1
        }
        return result
    }

    private func shown(_ scalar: Unicode.Scalar) -> String {
        scalar.properties.generalCategory == .control ? "a control character" : "\(scalar)"
    }

    private func problem(_ message: String) -> SelectorProblem {
        SelectorProblem(character: position + 1, message: message)
    }
}
