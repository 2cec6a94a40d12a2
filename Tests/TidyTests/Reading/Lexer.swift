/// Cuts Swift source into tokens: comments, strings (raw, multi-line, with interpolations), words, operators.
///
/// It knows as much of the language as the house rules need. Regex literals between bare slashes are not told
/// from division; the extended form `#/…/#` is read as one literal.
struct Lexer {
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var tokens: [Token] = []

    private init(_ source: String) {
        bytes = Array(source.utf8)
    }

    static func tokens(of source: String) -> [Token] {
        var lexer = Lexer(source)
        lexer.readCode(untilClosingParenthesis: false)
        return lexer.tokens
    }

    private var current: UInt8 { peek(0) }

    /// The byte `distance` ahead, or 0 beyond the end.
    private func peek(_ distance: Int) -> UInt8 {
        index + distance < bytes.count ? bytes[index + distance] : 0
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where index < bytes.count {
            if bytes[index] == Ascii.newline { line += 1 }
            index += 1
        }
    }

    private mutating func emit(_ kind: Token.Kind, from start: Int, line: Int) {
        let isAttached = start > 0 && !Ascii.isBlank(bytes[start - 1])
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        tokens.append(Token(kind: kind, text: text, line: line, isAttached: isAttached))
    }

    /// Reads to the end, or to the parenthesis that closes an interpolation, which it takes too.
    private mutating func readCode(untilClosingParenthesis: Bool) {
        var depth = 0
        while index < bytes.count {
            if current == Ascii.open { depth += 1 }
            if current == Ascii.close { depth -= 1 }
            let ends = untilClosingParenthesis && depth == 0 && current == Ascii.close
            readToken()
            if ends { return }
        }
    }

    private mutating func readToken() {
        let start = index
        let firstLine = line
        switch current {
        case let byte where Ascii.isBlank(byte):
            advance()
        case Ascii.slash where peek(1) == Ascii.slash:
            readLineComment()
        case Ascii.slash where peek(1) == Ascii.star:
            readBlockComment()
        case Ascii.quote:
            readString(hashes: 0)
        case Ascii.hash:
            readHash()
        case Ascii.backtick:
            advance()
            while index < bytes.count && current != Ascii.backtick { advance() }
            advance()
            emit(.word, from: start, line: firstLine)
        case let byte where Ascii.isDigit(byte):
            readNumber()
        case let byte where Ascii.isWord(byte):
            while Ascii.isWord(current) { advance() }
            emit(.word, from: start, line: firstLine)
        default:
            readPunctuation()
        }
    }

    private mutating func readLineComment() {
        let start = index
        let firstLine = line
        while index < bytes.count && current != Ascii.newline { advance() }
        let isDocumentation = index - start >= 3 && bytes[start + 2] == Ascii.slash
        let isRuler = index - start >= 4 && bytes[start + 3] == Ascii.slash
        emit(isDocumentation && !isRuler ? .documentation : .comment, from: start, line: firstLine)
    }

    private mutating func readBlockComment() {
        let start = index
        let firstLine = line
        let isDocumentation = peek(2) == Ascii.star && peek(3) != Ascii.slash
        var depth = 0
        repeat {
            if current == Ascii.slash && peek(1) == Ascii.star {
                depth += 1
                advance(2)
            } else if current == Ascii.star && peek(1) == Ascii.slash {
                depth -= 1
                advance(2)
            } else {
                advance()
            }
        } while depth > 0 && index < bytes.count
        emit(isDocumentation ? .documentation : .comment, from: start, line: firstLine)
    }

    /// `#"raw"#`, `#/regex/#`, or a directive such as `#if` and `#expect`.
    private mutating func readHash() {
        let start = index
        let firstLine = line
        var hashes = 0
        while peek(hashes) == Ascii.hash { hashes += 1 }
        if peek(hashes) == Ascii.quote {
            advance(hashes)
            readString(hashes: hashes)
        } else if peek(hashes) == Ascii.slash {
            advance(hashes + 1)
            while index < bytes.count && !closes(with: Ascii.slash, hashes: hashes) { advance() }
            advance(hashes + 1)
            emit(.text, from: start, line: firstLine)
        } else {
            advance(hashes)
            while Ascii.isWord(current) { advance() }
            emit(.word, from: start, line: firstLine)
        }
    }

    /// Whether a delimiter followed by that many hashes stands here.
    private func closes(with delimiter: UInt8, hashes: Int) -> Bool {
        current == delimiter && (0..<hashes).allSatisfy { peek(1 + $0) == Ascii.hash }
    }

    /// Reads a string literal from its opening quotes on; the hashes before them are read already.
    private mutating func readString(hashes: Int) {
        let firstLine = line
        let isMultiline = peek(1) == Ascii.quote && peek(2) == Ascii.quote
        advance(isMultiline ? 3 : 1)
        var content: [UInt8] = []
        // The literal's text comes before the code inside it.
        let place = tokens.count
        while index < bytes.count {
            if closesString(isMultiline: isMultiline, hashes: hashes) {
                advance((isMultiline ? 3 : 1) + hashes)
                break
            }
            if current == Ascii.newline && !isMultiline { break }
            let isEscape = current == Ascii.backslash && (0..<hashes).allSatisfy { peek(1 + $0) == Ascii.hash }
            if isEscape && peek(1 + hashes) == Ascii.open {
                advance(1 + hashes)
                readCode(untilClosingParenthesis: true)
            } else {
                let count = isEscape ? 2 + hashes : 1
                for distance in 0..<count { content.append(peek(distance)) }
                advance(count)
            }
        }
        tokens.insert(
            Token(kind: .text, text: String(decoding: content, as: UTF8.self), line: firstLine), at: place)
    }

    private func closesString(isMultiline: Bool, hashes: Int) -> Bool {
        guard isMultiline else { return closes(with: Ascii.quote, hashes: hashes) }
        return current == Ascii.quote && peek(1) == Ascii.quote && peek(2) == Ascii.quote
            && (0..<hashes).allSatisfy { peek(3 + $0) == Ascii.hash }
    }

    private mutating func readNumber() {
        let start = index
        while Ascii.isWord(current) || (current == Ascii.dot && Ascii.isDigit(peek(1))) {
            let isExponent = current | 0x20 == UInt8(ascii: "e") || current | 0x20 == UInt8(ascii: "p")
            advance()
            if isExponent && (current == UInt8(ascii: "-") || current == UInt8(ascii: "+")) { advance() }
        }
        emit(.number, from: start, line: line)
    }

    private mutating func readPunctuation() {
        let start = index
        let isRange = current == Ascii.dot && peek(1) == Ascii.dot
        if Ascii.isOperator(current) || isRange {
            while Ascii.isOperator(current) || (isRange && current == Ascii.dot) {
                if current == Ascii.slash && (peek(1) == Ascii.slash || peek(1) == Ascii.star) { break }
                advance()
            }
        } else {
            advance()
        }
        emit(.punctuation, from: start, line: line)
    }
}
