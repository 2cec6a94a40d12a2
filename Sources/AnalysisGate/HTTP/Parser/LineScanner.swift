/// Why a line is no line of HTTP.
enum LineFault: Sendable, Equatable {
    case bareLineFeed
    case bareCarriageReturn
    case control(UInt8)
    case nonASCII(UInt8)
    case tooLong
}

/// Finds the CRLF at a line's end and refuses, at the byte itself, what no line may hold.
///
/// A line may arrive in any number of pieces; the pieces do not change the outcome.
struct LineScanner: Sendable {
    enum Outcome: Sendable, Equatable {
        case incomplete
        case complete
        case fault(LineFault)
    }

    private var afterCarriageReturn = false

    /// Advances `position` over the line's bytes, its CRLF included, and takes them from `room`.
    /// - Parameter asciiOnly: whether bytes above 0x7E are refused, as in a request line.
    mutating func scan(
        _ input: Span<UInt8>, position: inout Int, end: Int, asciiOnly: Bool, room: inout Int
    ) -> Outcome {
        let start = position
        let stop = min(end, start + room)
        defer { room -= position - start }
        while position < stop {
            let byte = input[position]
            if afterCarriageReturn {
                guard byte == ASCII.lineFeed else { return .fault(.bareCarriageReturn) }
                afterCarriageReturn = false
                position += 1
                return .complete
            }
            if byte < 0x20 || byte > 0x7E {
                if let fault = accept(byte, asciiOnly: asciiOnly) { return .fault(fault) }
            }
            position += 1
        }
        return position == end ? .incomplete : .fault(.tooLong)
    }

    private mutating func accept(_ byte: UInt8, asciiOnly: Bool) -> LineFault? {
        switch byte {
        case ASCII.carriageReturn:
            afterCarriageReturn = true
            return nil
        case ASCII.tab: return nil
        case ASCII.lineFeed: return .bareLineFeed
        case 0x80...0xFF: return asciiOnly ? .nonASCII(byte) : nil
        default: return .control(byte)
        }
    }
}
