/// Writing text into PromQL.
package enum PromQLText {
    /// The text as a double-quoted PromQL string.
    package static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\u{0}"..<" ", "\u{7F}": result += "\\x" + hexadecimal(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// The text as it may stand inside any PromQL string, whichever quotes surround it.
    ///
    /// Quotes are written as code points: `\'` is an error inside double quotes, and a backtick ends a raw string even
    /// after a backslash.
    package static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"", "'", "`", "\u{0}"..<" ", "\u{7F}": result += "\\x" + hexadecimal(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The text as a regular expression (RE2) that matches it alone.
    package static func regexQuoted(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            if "\\.+*?()|[]{}^$".unicodeScalars.contains(character) { result += "\\" }
            result.unicodeScalars.append(character)
        }
        return result
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return digits.count < 2 ? "0" + digits : digits
    }
}
