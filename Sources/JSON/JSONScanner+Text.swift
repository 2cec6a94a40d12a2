extension JSONScanner {
    /// A found string as a String, escapes resolved.
    @inlinable package func string(_ text: JSONText) -> String {
        text.hasEscapes ? unescaped(text) : String(decoding: bytes[text.range], as: UTF8.self)
    }

    /// Whether a found string is the given one, compared byte by byte.
    @inlinable package func matches(_ text: JSONText, _ expected: String) -> Bool {
        if text.hasEscapes { return unescaped(text).utf8.elementsEqual(expected.utf8) }
        return text.range.count == expected.utf8.count && bytes[text.range].elementsEqual(expected.utf8)
    }

    /// Reads the rest of a string that holds an escape or a byte beyond ASCII.
    @usableFromInline mutating func restOfText(from start: Int) throws(JSONProblem) -> JSONText {
        var hasEscapes = false
        while offset < bytes.count {
            let byte = bytes[offset]
            switch byte {
            case Byte.quote:
                offset += 1
                return JSONText(range: start..<(offset - 1), hasEscapes: hasEscapes)
            case Byte.backslash:
                hasEscapes = true
                try checkEscape()
            case 0..<0x20: throw problem("a control character must be escaped")
            case 0x80...:
                let length = Self.lengthOfSequence(bytes, at: offset)
                guard length > 0 else { throw problem("the bytes are not UTF-8") }
                offset += length
            default: offset += 1
            }
        }
        throw problem("the string has no end")
    }

    /// Passes one escape; a surrogate must be the high one of a pair, and takes the low one with it.
    private mutating func checkEscape() throws(JSONProblem) {
        guard offset + 1 < bytes.count else { throw problem("the string has no end") }
        switch bytes[offset + 1] {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: offset += 2
        case 0x75:
            let unit = try hexadecimal(at: offset)
            if 0xDC00...0xDFFF ~= unit { throw problem("a low surrogate stands alone") }
            if 0xD800...0xDBFF ~= unit {
                let isPaired =
                    offset + 7 < bytes.count && bytes[offset + 6] == Byte.backslash && bytes[offset + 7] == 0x75
                guard isPaired, case 0xDC00...0xDFFF = try hexadecimal(at: offset + 6) else {
                    throw problem("a high surrogate stands alone")
                }
                offset += 6
            }
            offset += 6
        default: throw problem("an unknown escape")
        }
    }

    /// The four digits of the `\u` escape that begins at `start`.
    private func hexadecimal(at start: Int) throws(JSONProblem) -> UInt32 {
        guard start + 6 <= bytes.count else { throw JSONProblem(offset: start, "four hexadecimal digits are expected") }
        var unit: UInt32 = 0
        for byte in bytes[(start + 2)..<(start + 6)] {
            switch byte {
            case 0x30...0x39: unit = unit << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: unit = unit << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: unit = unit << 4 | UInt32(byte - 0x57)
            default: throw JSONProblem(offset: start, "four hexadecimal digits are expected")
            }
        }
        return unit
    }

    /// Bytes of the UTF-8 sequence that begins there (2 to 4), 0 for an ill-formed one.
    private static func lengthOfSequence(_ bytes: [UInt8], at start: Int) -> Int {
        func isTail(_ index: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            start + index < bytes.count && range.contains(bytes[start + index])
        }
        // The Unicode Standard, table 3-7.
        switch bytes[start] {
        case 0xC2...0xDF: return isTail(1) ? 2 : 0
        case 0xE0: return isTail(1, 0xA0...0xBF) && isTail(2) ? 3 : 0
        case 0xED: return isTail(1, 0x80...0x9F) && isTail(2) ? 3 : 0
        case 0xE1...0xEF: return isTail(1) && isTail(2) ? 3 : 0
        case 0xF0: return isTail(1, 0x90...0xBF) && isTail(2) && isTail(3) ? 4 : 0
        case 0xF1...0xF3: return isTail(1) && isTail(2) && isTail(3) ? 4 : 0
        case 0xF4: return isTail(1, 0x80...0x8F) && isTail(2) && isTail(3) ? 4 : 0
        default: return 0
        }
    }

    /// The string of checked text with its escapes resolved.
    @usableFromInline func unescaped(_ text: JSONText) -> String {
        var units: [UInt8] = []
        units.reserveCapacity(text.range.count)
        var index = text.range.lowerBound
        while index < text.range.upperBound {
            guard bytes[index] == Byte.backslash else {
                units.append(bytes[index])
                index += 1
                continue
            }
            guard bytes[index + 1] == 0x75 else {
                units.append(Self.plain(bytes[index + 1]))
                index += 2
                continue
            }
            var scalar = (try? hexadecimal(at: index)) ?? 0xFFFD
            index += 6
            if 0xD800...0xDBFF ~= scalar {
                let low = (try? hexadecimal(at: index)) ?? 0xDC00
                scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
                index += 6
            }
            units.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
        }
        return String(decoding: units, as: UTF8.self)
    }

    /// What a one-letter escape stands for.
    private static func plain(_ letter: UInt8) -> UInt8 {
        switch letter {
        case 0x62: 0x08
        case 0x66: 0x0C
        case 0x6E: 0x0A
        case 0x72: 0x0D
        case 0x74: 0x09
        default: letter
        }
    }
}
