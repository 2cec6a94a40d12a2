/// One header line: where its name and its value stand (RFC 9112, 5).
struct FieldLine: Sendable {
    var name: Range<Int>
    /// Without the blanks around it.
    var value: Range<Int>

    /// Takes a line without its CRLF and not empty; the scanner has already refused controls.
    init(_ bytes: Span<UInt8>, _ line: Range<Int>) throws(Problem) {
        guard !ASCII.isBlank(bytes[line.lowerBound]) else {
            throw Refusal.badRequest("a header field begins with a blank; folded fields are not accepted")
        }
        var colon = line.lowerBound
        while colon < line.upperBound, ByteSet.token.contains(bytes[colon]) { colon += 1 }
        guard colon < line.upperBound else { throw Refusal.badRequest("a header field has no colon") }
        guard bytes[colon] == ASCII.colon else {
            let what =
                ASCII.isBlank(bytes[colon])
                ? "a blank in its name or before the colon" : "the byte \(ASCII.name(bytes[colon])) in its name"
            throw Refusal.badRequest("a header field has \(what)")
        }
        guard colon > line.lowerBound else { throw Refusal.badRequest("a header field has no name") }
        name = line.lowerBound..<colon
        var start = colon + 1
        var end = line.upperBound
        while start < end, ASCII.isBlank(bytes[start]) { start += 1 }
        while end > start, ASCII.isBlank(bytes[end - 1]) { end -= 1 }
        value = start..<end
    }

    /// The parts of a line that was accepted before; nil for the empty line at the block's end.
    init?(accepted bytes: Span<UInt8>, _ line: Range<Int>) {
        guard !line.isEmpty, let field = try? FieldLine(bytes, line) else { return nil }
        self = field
    }
}
