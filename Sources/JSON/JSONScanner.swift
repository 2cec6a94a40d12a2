/// A cursor over the bytes of one document that reads what the caller expects, without building a tree.
///
/// ```
/// try scanner.openObject()
/// while let name = try scanner.nextMember() {
///     if scanner.matches(name, "phase") { phase = scanner.string(try scanner.text()) } else { try scanner.skip() }
/// }
/// try scanner.finish()
/// ```
/// Strict by RFC 8259; a lone surrogate is refused. Whether member names repeat is the caller's to watch.
package struct JSONScanner: Sendable {
    package let bytes: [UInt8]
    /// Bytes read so far.
    package var offset = 0
    /// Arrays and objects that are open.
    @usableFromInline var depth = 0
    /// An array or object was just opened: an element may follow without a comma.
    @usableFromInline var isFirst = false
    @usableFromInline let maximumDepth: Int

    package init(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) {
        self.bytes = bytes
        maximumDepth = limits.maximumDepth
    }

    // MARK: Containers

    /// Reads an opening brace; members follow.
    @inlinable package mutating func openObject() throws(JSONProblem) {
        try open(Byte.openBrace, "an object is expected")
    }

    /// Reads an opening bracket; elements follow.
    @inlinable package mutating func openArray() throws(JSONProblem) {
        try open(Byte.openBracket, "an array is expected")
    }

    /// The next member's name, the scanner behind its colon; nil when the object has ended.
    @inlinable package mutating func nextMember() throws(JSONProblem) -> JSONText? {
        guard try next(Byte.closeBrace, "a comma or the object's end is expected") else { return nil }
        let name = try text()
        try expect(Byte.colon, "a colon is expected behind a member's name")
        return name
    }

    /// Whether another element follows; false when the array has ended.
    @inlinable package mutating func nextElement() throws(JSONProblem) -> Bool {
        try next(Byte.closeBracket, "a comma or the array's end is expected")
    }

    /// Requires that nothing but white space follows.
    package mutating func finish() throws(JSONProblem) {
        skipWhitespace()
        guard offset == bytes.count else { throw problem("something follows the document's end") }
    }

    // MARK: Scalars

    /// Reads a number that Double holds; one beyond its range is refused.
    @inlinable package mutating func number() throws(JSONProblem) -> Double {
        skipWhitespace()
        guard let number = Decimal.read(bytes, at: &offset) else { throw problem("a number is expected") }
        guard number.isFinite else { throw problem("the number is too large") }
        return number
    }

    /// A number without fraction that an Int holds, however it is written.
    package mutating func integer() throws(JSONProblem) -> Int {
        skipWhitespace()
        let start = offset
        guard let whole = Int(exactly: try number()) else {
            throw JSONProblem(offset: start, "a whole number is expected")
        }
        return whole
    }

    /// Reads `true` or `false`.
    package mutating func bool() throws(JSONProblem) -> Bool {
        skipWhitespace()
        if offset < bytes.count, bytes[offset] == 0x74 {
            try word("true")
            return true
        }
        try word("false")
        return false
    }

    /// Reads `null`.
    package mutating func null() throws(JSONProblem) {
        skipWhitespace()
        try word("null")
    }

    /// Finds and checks a string without copying it.
    @inlinable package mutating func text() throws(JSONProblem) -> JSONText {
        try expect(Byte.quote, "a string is expected")
        let start = offset
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == Byte.quote {
                offset += 1
                return JSONText(range: start..<(offset - 1), hasEscapes: false)
            }
            guard byte >= 0x20, byte < 0x80, byte != Byte.backslash else { return try restOfText(from: start) }
            offset += 1
        }
        throw problem("the string has no end")
    }

    // MARK: Looking and leaving out

    /// What comes next, nothing consumed but white space.
    @inlinable package mutating func peek() throws(JSONProblem) -> JSONKind {
        skipWhitespace()
        guard offset < bytes.count else { throw problem("a value is expected") }
        switch bytes[offset] {
        case Byte.quote: return .string
        case Byte.openBrace: return .object
        case Byte.openBracket: return .array
        case 0x74, 0x66: return .bool
        case 0x6E: return .null
        case Byte.minus, 0x30...0x39: return .number
        default: throw problem("a value is expected")
        }
    }

    /// Reads past one value of any kind; all of it is checked but for repeated names. Returns the bytes it covered.
    @discardableResult
    package mutating func skip() throws(JSONProblem) -> Range<Int> {
        let kind = try peek()
        let start = offset
        switch kind {
        case .null: try null()
        case .bool: _ = try bool()
        case .number: _ = try number()
        case .string: _ = try text()
        case .array:
            try openArray()
            while try nextElement() { try skip() }
        case .object:
            try openObject()
            while try nextMember() != nil { try skip() }
        }
        return start..<offset
    }

    /// A fault at the present place.
    @inline(never)
    package func problem(_ what: String) -> JSONProblem { JSONProblem(offset: offset, what) }

    // MARK: Parts

    /// Moves to the next byte that is no blank, tab or line end.
    @inlinable package mutating func skipWhitespace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x09, 0x0A, 0x0D: offset += 1
            default: return
            }
        }
    }

    /// Reads that byte, white space before it aside, or throws with these words.
    @inlinable package mutating func expect(_ byte: UInt8, _ what: StaticString) throws(JSONProblem) {
        skipWhitespace()
        guard offset < bytes.count, bytes[offset] == byte else { throw problem(what.description) }
        offset += 1
    }

    @inlinable mutating func open(_ bracket: UInt8, _ what: StaticString) throws(JSONProblem) {
        try expect(bracket, what)
        depth += 1
        guard depth <= maximumDepth else { throw problem("more than \(maximumDepth) levels are nested") }
        isFirst = true
    }

    @inlinable mutating func next(_ close: UInt8, _ what: StaticString) throws(JSONProblem) -> Bool {
        skipWhitespace()
        guard offset < bytes.count else { throw problem(what.description) }
        if bytes[offset] == close {
            offset += 1
            depth -= 1
            isFirst = false
            return false
        }
        if isFirst {
            isFirst = false
            return true
        }
        guard bytes[offset] == Byte.comma else { throw problem(what.description) }
        offset += 1
        return true
    }

    private mutating func word(_ word: String) throws(JSONProblem) {
        guard bytes[offset...].starts(with: word.utf8) else { throw problem("\(word) is expected") }
        offset += word.utf8.count
    }
}
