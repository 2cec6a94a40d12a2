extension String {
    /// The path of a member: `path.key`; a key that is no plain word is quoted, so that its dots cannot mislead.
    package func appendingKey(_ key: String) -> String {
        let isWord = !key.isEmpty && key.utf8.allSatisfy { $0.isNameByte }
        let shown = isWord ? key : key.shown
        return isEmpty ? shown : self + "." + shown
    }

    /// The text in quotes for a message: on one line, control characters escaped, cut after 80 characters.
    package var shown: String {
        let limit = 80
        var result = "\""
        for scalar in unicodeScalars.prefix(limit) {
            switch scalar {
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\"", "\\": result += "\\\(scalar)"
            default:
                let isControl = scalar.properties.generalCategory == .control
                result += isControl ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
            }
        }
        return result + (unicodeScalars.count > limit ? "…\"" : "\"")
    }
}

extension UInt8 {
    /// Whether the byte is an ASCII letter, a digit, `_` or `-`.
    var isNameByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
        default: false
        }
    }
}
