/// Writes JSON as bytes: always well-formed UTF-8, never a number that JSON does not have.
///
/// ```
/// var writer = JSONWriter()
/// writer.object {
///     $0.member("name", "churn")
///     $0.array("counts") { $0.value(1); $0.value(2) }
/// }
/// writer.bytes  // {"name":"churn","counts":[1,2]}
/// ```
/// `member` belongs in an object, `value` in an array or at the top; names are not checked for repetition.
package struct JSONWriter: Sendable {
    /// What was written so far.
    package private(set) var bytes: [UInt8] = []
    /// A value stands before the next one in the same object or array.
    private var needsComma = false

    package init(reservingBytes: Int = 512) {
        bytes.reserveCapacity(reservingBytes)
    }

    /// One whole document.
    package static func document(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        body(&writer)
        return writer.bytes
    }

    /// What was written so far, as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    // MARK: Values of an array, or the document itself

    /// Writes a scalar or any other value that knows how.
    package mutating func value(_ value: some JSONWritable) {
        separate()
        value.write(to: &self)
        needsComma = true
    }

    /// Writes an object; the body writes its members.
    package mutating func object<Failure: Error>(
        _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        separate()
        try appendObject(body)
    }

    /// Writes an array; the body writes its elements.
    package mutating func array<Failure: Error>(
        _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        separate()
        try appendArray(body)
    }

    /// A value that is JSON already; it is not checked.
    package mutating func raw(_ json: some Sequence<UInt8>) {
        separate()
        bytes.append(contentsOf: json)
        needsComma = true
    }

    // MARK: Members of an object

    /// Writes a member with a scalar or any other value that knows how.
    package mutating func member(_ name: String, _ value: some JSONWritable) {
        self.name(name)
        value.write(to: &self)
        needsComma = true
    }

    /// A number with its replacement for NaN and the infinities.
    package mutating func member(_ name: String, _ value: Double, ifNotFinite replacement: Double) {
        member(name, value.isFinite ? value : replacement)
    }

    /// Writes a member whose value is an object; the body writes its members.
    package mutating func object<Failure: Error>(
        _ name: String, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        self.name(name)
        try appendObject(body)
    }

    /// Writes a member whose value is an array; the body writes its elements.
    package mutating func array<Failure: Error>(
        _ name: String, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        self.name(name)
        try appendArray(body)
    }

    /// A member whose value is JSON already; it is not checked.
    package mutating func rawMember(_ name: String, _ json: some Sequence<UInt8>) {
        self.name(name)
        bytes.append(contentsOf: json)
        needsComma = true
    }

    // MARK: For JSONWritable: one value, no comma before it

    /// An object, its members written by the body.
    package mutating func appendObject<Failure: Error>(
        _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        try enclose(Byte.openBrace, Byte.closeBrace, body)
    }

    /// An array, its elements written by the body.
    package mutating func appendArray<Failure: Error>(
        _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        try enclose(Byte.openBracket, Byte.closeBracket, body)
    }

    /// Text that is JSON already; it is not checked.
    package mutating func appendRaw(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// The shortest text that reads back as the same number, whole ones without a point; `null` if not finite.
    package mutating func appendNumber(_ number: Double) {
        guard number.isFinite else { return appendRaw("null") }
        // Whole numbers without ".0", so that readers that expect an integer take them.
        if number.magnitude < 9_007_199_254_740_992, let whole = Int64(exactly: number), whole != 0 {
            appendRaw(whole.description)
        } else if number == 0 {
            appendRaw("0")
        } else {
            appendRaw(number.description)
        }
    }

    /// A string in quotes, escaped where RFC 8259 demands it.
    package mutating func appendString(_ string: String) {
        bytes.append(Byte.quote)
        if string.utf8.contains(where: { $0 < 0x20 || $0 == Byte.quote || $0 == Byte.backslash }) {
            for byte in string.utf8 { appendEscaped(byte) }
        } else {
            bytes.append(contentsOf: string.utf8)
        }
        bytes.append(Byte.quote)
    }

    // MARK: Parts

    private mutating func separate() {
        if needsComma { bytes.append(Byte.comma) }
    }

    private mutating func name(_ name: String) {
        separate()
        appendString(name)
        bytes.append(Byte.colon)
    }

    private mutating func enclose<Failure: Error>(
        _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        bytes.append(open)
        needsComma = false
        try body(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case Byte.quote, Byte.backslash:
            bytes.append(Byte.backslash)
            bytes.append(byte)
        case 0x0A: appendRaw("\\n")
        case 0x0D: appendRaw("\\r")
        case 0x09: appendRaw("\\t")
        case 0..<0x20:
            appendRaw("\\u00")
            appendRaw(byte < 0x10 ? "0" : "1")
            appendRaw(String(byte & 0x0F, radix: 16))
        default: bytes.append(byte)
        }
    }
}
