/// Takes a chunked body apart (RFC 9112, 7.1); extensions and trailers are checked and dropped.
struct ChunkDecoder: Sendable {
    private enum Phase: Sendable {
        case size
        case data(remaining: Int)
        case carriageReturn
        case lineFeed
        case trailers
    }

    private var phase = Phase.size
    private var scanner = LineScanner()
    /// What has arrived of the size line or trailer line.
    private var line: [UInt8] = []
    /// What that line, or all trailers together, may still take.
    private var room: Int
    private var extensionRoom: Int
    private var trailerCount = 0
    private let bodyBytes: Int

    /// - Parameter bodyBytes: the largest body, decoded.
    init(bodyBytes: Int, limits: HTTPLimits) {
        self.bodyBytes = bodyBytes
        room = limits.chunkLineBytes
        extensionRoom = limits.chunkExtensionBytes
    }

    /// Appends what it decodes to `body`; returns whether the body is complete.
    mutating func decode(
        _ input: [UInt8], position: inout Int, end: Int, into body: inout [UInt8], limits: HTTPLimits
    ) throws(Problem) -> Bool {
        while position < end {
            switch phase {
            case .size:
                let tooLong = Refusal.badRequest("a chunk's size line is longer than \(limits.chunkLineBytes) bytes")
                guard try takeLine(input, &position, end, tooLong: tooLong) else { return false }
                try takeSize(decodedBytes: body.count, limits: limits)
            case .data(let remaining):
                let count = min(remaining, end - position)
                body.append(contentsOf: input[position..<position + count])
                position += count
                phase = count == remaining ? .carriageReturn : .data(remaining: remaining - count)
            case .carriageReturn:
                try take(ASCII.carriageReturn, input[position], &position, then: .lineFeed)
            case .lineFeed:
                room = limits.chunkLineBytes
                try take(ASCII.lineFeed, input[position], &position, then: .size)
            case .trailers:
                let tooLong = Refusal.headerTooLarge(limitBytes: limits.trailerBytes)
                guard try takeLine(input, &position, end, tooLong: tooLong) else { return false }
                if try takeTrailer(limits: limits) { return true }
            }
        }
        return false
    }

    /// Collects a line; returns whether it is whole.
    private mutating func takeLine(
        _ input: [UInt8], _ position: inout Int, _ end: Int, tooLong: @autoclosure () -> Problem
    ) throws(Problem) -> Bool {
        let start = position
        let outcome = scanner.scan(input.span, position: &position, end: end, asciiOnly: false, room: &room)
        line.append(contentsOf: input[start..<position])
        switch outcome {
        case .incomplete: return false
        case .complete:
            line.removeLast(2)
            return true
        case .fault(let fault): throw Refusal.fault(fault, in: "the framing of the chunked body", tooLong: tooLong())
        }
    }

    /// A size of at most 16 hexadecimal digits, then nothing or `;` and extensions.
    private mutating func takeSize(decodedBytes: Int, limits: HTTPLimits) throws(Problem) {
        let digits = line.prefix { ASCII.hexValue($0) != nil }
        let rest = line.dropFirst(digits.count)
        guard (1...16).contains(digits.count), rest.isEmpty || rest.first == ASCII.semicolon else {
            throw Refusal.badRequest("a chunk's size is not 1 to 16 hexadecimal digits at the line's start")
        }
        extensionRoom -= rest.count
        guard extensionRoom >= 0 else {
            throw Refusal.badRequest("the chunk extensions are longer than \(limits.chunkExtensionBytes) bytes")
        }
        let size = digits.reduce(UInt64(0)) { $0 << 4 | UInt64(ASCII.hexValue($1) ?? 0) }
        guard size <= UInt64(max(0, bodyBytes - decodedBytes)) else {
            throw Refusal.bodyTooLarge(limitBytes: bodyBytes)
        }
        line.removeAll(keepingCapacity: true)
        if size == 0 {
            room = limits.trailerBytes
            phase = .trailers
        } else {
            phase = .data(remaining: Int(size))
        }
    }

    /// Checks a trailer line; returns whether it was the empty one at the end.
    private mutating func takeTrailer(limits: HTTPLimits) throws(Problem) -> Bool {
        guard !line.isEmpty else { return true }
        _ = try FieldLine(line.span, 0..<line.count)
        line.removeAll(keepingCapacity: true)
        trailerCount += 1
        guard trailerCount <= limits.headerCount else { throw Refusal.tooManyHeaders(limit: limits.headerCount) }
        return false
    }

    private mutating func take(
        _ expected: UInt8, _ byte: UInt8, _ position: inout Int, then next: Phase
    ) throws(Problem) {
        guard byte == expected else { throw Refusal.badRequest("a chunk's data is not followed by CR LF") }
        position += 1
        phase = next
    }
}
