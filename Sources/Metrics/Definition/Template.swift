/// Text with places for a request's fields: `{{name}}`, blanks inside the braces allowed.
package struct Template: Sendable, Equatable {
    package private(set) var pieces: [Piece] = []

    /// A part of a template.
    package enum Piece: Sendable, Equatable {
        case text(String)
        case field(String)
    }

    /// Throws when braces are not closed or hold no field's name (letters, digits, `_`, `-`, `.`, `/`).
    package init(_ text: String) throws(TemplateProblem) {
        var rest = text[...]
        while let open = rest.firstRange(of: "{{") {
            if open.lowerBound > rest.startIndex { pieces.append(.text(String(rest[..<open.lowerBound]))) }
            let inside = rest[open.upperBound...]
            guard let close = inside.firstRange(of: "}}") else {
                throw TemplateProblem("{{ without }}; a field is written {{name}}")
            }
            let name = inside[..<close.lowerBound].trimmingBlanks
            guard !name.isEmpty, name.unicodeScalars.allSatisfy(Self.isNameCharacter) else {
                throw TemplateProblem("{{…}} must hold the name of a field, like {{target}}")
            }
            pieces.append(.field(String(name)))
            rest = inside[close.upperBound...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
    }

    /// The text with each field's value put in after `convert`.
    package func filled(
        with fields: [String: String], _ convert: (String) -> String = { $0 }
    ) throws(MissingField) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .field(let name): result += convert(try Self.value(name, fields))
            }
        }
        return result
    }

    /// The field's value; `target` is the name where the request has none.
    static func value(_ name: String, _ fields: [String: String]) throws(MissingField) -> String {
        if let value = fields[name] { return value }
        if name == "target", let value = fields["name"] { return value }
        throw MissingField(name: name, known: fields.keys.sorted())
    }

    private static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".", "/": true
        default: false
        }
    }
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        return start.lastIndex { $0 != " " && $0 != "\t" }.map { start[...$0] } ?? ""
    }
}
