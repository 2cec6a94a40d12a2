/// A PromQL text with `{{field}}` inside its string literals.
///
/// A field may stand nowhere else: only inside quotes can a value of a caller be kept from becoming PromQL.
package struct QueryTemplate: Sendable, Equatable {
    private(set) var pieces: [Piece] = []

    enum Piece: Sendable, Equatable {
        case text(String)
        /// `inRegex` when the literal follows `=~` or `!~`.
        case field(String, inRegex: Bool)
    }

    /// Throws for a field outside of a string literal, and for braces that hold no field.
    package init(_ text: String) throws(TemplateProblem) {
        var lexer = LiteralLexer()
        for piece in try Template(text).pieces {
            switch piece {
            case .text(let part):
                lexer.pass(part)
                pieces.append(.text(part))
            case .field(let name):
                guard lexer.isInside else {
                    throw TemplateProblem("{{\(name)}} must stand inside quotes, like {app=\"{{\(name)}}\"}")
                }
                guard !lexer.isEscaped else {
                    throw TemplateProblem("{{\(name)}} must not follow a backslash")
                }
                pieces.append(.field(name, inRegex: lexer.isRegex))
            }
        }
        guard !lexer.isInside else { throw TemplateProblem("a quote is not closed") }
    }

    /// The query with each field's value escaped, and in a regular expression quoted as one.
    package func filled(with fields: [String: String]) throws(MissingField) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text):
                result += text
            case .field(let name, let inRegex):
                let value = try Template.value(name, fields)
                result += PromQLText.escaped(inRegex ? PromQLText.regexQuoted(value) : value)
            }
        }
        return result
    }
}

/// Follows a PromQL text to know whether its end stands inside a string literal.
private struct LiteralLexer {
    private var quote: Unicode.Scalar?
    private(set) var isEscaped = false
    private var isComment = false
    /// The last two characters outside of literals that are no blanks.
    private var before: [Unicode.Scalar] = []

    var isInside: Bool { quote != nil }

    /// Whether the literal follows `=~` or `!~`.
    private(set) var isRegex = false

    mutating func pass(_ text: String) {
        for scalar in text.unicodeScalars {
            if isComment {
                isComment = scalar != "\n"
            } else if let open = quote {
                passInside(scalar, open)
            } else if scalar == "\"" || scalar == "'" || scalar == "`" {
                quote = scalar
                isRegex = before == ["=", "~"] || before == ["!", "~"]
            } else if scalar == "#" {
                isComment = true
            } else if !scalar.properties.isWhitespace {
                before = before.suffix(1) + [scalar]
            }
        }
    }

    private mutating func passInside(_ scalar: Unicode.Scalar, _ open: Unicode.Scalar) {
        if isEscaped {
            isEscaped = false
        } else if scalar == "\\", open != "`" {
            isEscaped = true
        } else if scalar == open {
            quote = nil
            before = []
        }
    }
}
