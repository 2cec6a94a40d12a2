/// Reads HTTP/1.1 requests from bytes, strictly (RFC 9112), however the bytes are cut into pieces.
///
/// A value without input or output: it takes bytes and says whether it needs more, has a request or refuses.
/// After a refusal the stream has no meaning any more; the connection has to be closed.
package struct RequestParser: Sendable {
    /// What the bytes so far amount to.
    package enum Outcome: Sendable {
        case needsMore
        case request(IncomingRequest)
        case refusal(Problem)
    }

    private enum Phase: Sendable {
        case requestLine
        case fields
        case body(remaining: Int)
        case chunked(ChunkDecoder)
        case refused
    }

    /// Who sends the bytes; goes into each request.
    private let peer: Peer
    private var phase = Phase.requestLine
    private var scanner = LineScanner()
    /// The request line and the field lines so far, with their line ends.
    private var head: [UInt8] = []
    private var lineStart = 0
    private var fieldsStart = 0
    /// Bytes that the request line, then the field lines, may still take.
    private var room: Int?
    private var fieldCount = 0
    private var line: RequestLine?
    private var framing = Framing()
    private var body: [UInt8] = []
    private var skippedEmptyLine = false
    private var owesContinue = false

    package init(peer: Peer = .local) {
        self.peer = peer
    }

    /// Whether no byte of a next request has arrived.
    package var isIdle: Bool {
        if case .requestLine = phase { return room == nil }
        return false
    }

    /// Whether the header block is still incomplete; meaningless once idle.
    package var isReadingHead: Bool {
        switch phase {
        case .requestLine, .fields: true
        default: false
        }
    }

    /// What has been kept of an unfinished request, in bytes.
    package var bufferedBytes: Int { head.count + body.count }

    /// Whether the caller waits for `100 Continue` before it sends the body; true once a request.
    package mutating func takeContinue() -> Bool {
        defer { owesContinue = false }
        return owesContinue
    }

    /// Takes bytes from `position` on, at most to the end of one request.
    package mutating func parse(
        _ input: [UInt8], position: inout Int, end: Int, limits: HTTPLimits
    ) -> Outcome {
        do throws(Problem) {
            while position < end {
                if let incoming = try advance(input, &position, end, limits) { return .request(incoming) }
            }
            return .needsMore
        } catch {
            self = RequestParser(peer: peer)
            phase = .refused
            return .refusal(error)
        }
    }

    /// One step: a line or a piece of the body.
    private mutating func advance(
        _ input: [UInt8], _ position: inout Int, _ end: Int, _ limits: HTTPLimits
    ) throws(Problem) -> IncomingRequest? {
        switch phase {
        case .requestLine:
            if try takeLine(input, &position, end, limits) { try takeRequestLine(limits) }
        case .fields:
            if try takeLine(input, &position, end, limits) { return try takeField(limits) }
        case .body(let remaining):
            owesContinue = false
            let count = min(remaining, end - position)
            body.append(contentsOf: input[position..<position + count])
            position += count
            guard count == remaining else {
                phase = .body(remaining: remaining - count)
                return nil
            }
            return finish()
        case .chunked(var decoder):
            owesContinue = false
            phase = .refused
            let isComplete = try decoder.decode(input, position: &position, end: end, into: &body, limits: limits)
            phase = .chunked(decoder)
            if isComplete { return finish() }
        case .refused:
            position = end
        }
        return nil
    }

    /// Collects a line of the head; returns whether it is whole.
    private mutating func takeLine(
        _ input: [UInt8], _ position: inout Int, _ end: Int, _ limits: HTTPLimits
    ) throws(Problem) -> Bool {
        let isRequestLine = fieldsStart == 0
        let start = position
        var room = self.room ?? limits.targetBytes + RequestLine.overheadBytes
        let outcome = scanner.scan(
            input.span, position: &position, end: end, asciiOnly: isRequestLine, room: &room)
        self.room = room
        if head.isEmpty { head.reserveCapacity(min(max(end - start, 128), 1024)) }
        head.append(contentsOf: input[start..<position])
        switch outcome {
        case .incomplete: return false
        case .complete: return true
        case .fault(let fault): throw refusal(fault, isRequestLine: isRequestLine, limits)
        }
    }

    private func refusal(_ fault: LineFault, isRequestLine: Bool, _ limits: HTTPLimits) -> Problem {
        let tlsHandshake: UInt8 = 0x16
        if head.isEmpty, fault == .control(tlsHandshake) {
            return Refusal.badRequest("this port speaks HTTP without TLS")
        }
        return isRequestLine
            ? Refusal.fault(
                fault, in: "the request line", tooLong: Refusal.targetTooLong(limitBytes: limits.targetBytes))
            : Refusal.fault(
                fault, in: "a header field", tooLong: Refusal.headerTooLarge(limitBytes: limits.headerBytes))
    }

    private mutating func takeRequestLine(_ limits: HTTPLimits) throws(Problem) {
        if head.count == 2, !skippedEmptyLine {
            // RFC 9112, 2.2: one empty line before a request is forgiven.
            skippedEmptyLine = true
            head.removeAll(keepingCapacity: true)
            return
        }
        line = try RequestLine(head, length: head.count - 2, targetBytes: limits.targetBytes)
        fieldsStart = head.count
        lineStart = head.count
        room = limits.headerBytes
        phase = .fields
    }

    /// Takes a field line, or the empty line that ends the head; returns the request if it has no body.
    private mutating func takeField(_ limits: HTTPLimits) throws(Problem) -> IncomingRequest? {
        let lineEnd = head.count - 2
        if lineEnd == lineStart { return try takeHeadEnd(limits) }
        fieldCount += 1
        guard fieldCount <= limits.headerCount else { throw Refusal.tooManyHeaders(limit: limits.headerCount) }
        let field = try FieldLine(head.span, lineStart..<lineEnd)
        try framing.note(field, in: head)
        lineStart = head.count
        return nil
    }

    private mutating func takeHeadEnd(_ limits: HTTPLimits) throws(Problem) -> IncomingRequest? {
        guard let line else { return nil }
        let shape = try framing.body(isVersion10: line.isVersion10)
        try checkAuthority(line)
        owesContinue = framing.expectsContinue && !line.isVersion10
        switch shape {
        case .none:
            owesContinue = false
            return finish()
        case .length(let length):
            let limit = limits.bodyBytes(line.target.path)
            guard length <= limit else { throw Refusal.bodyTooLarge(limitBytes: limit) }
            phase = .body(remaining: length)
        case .chunked:
            phase = .chunked(ChunkDecoder(bodyBytes: limits.bodyBytes(line.target.path), limits: limits))
        }
        return nil
    }

    /// The host of an absolute target and `Host` have to be the same (RFC 9112, 3.2.2).
    private func checkAuthority(_ line: RequestLine) throws(Problem) {
        guard let authority = line.target.authority, let host = framing.host else { return }
        let left = String(decoding: head[authority], as: UTF8.self)
        guard left.equalsIgnoringCase(String(decoding: head[host], as: UTF8.self)) else {
            throw Refusal.badRequest("the target names another host than Host does")
        }
    }

    /// Hands the request out and begins anew.
    private mutating func finish() -> IncomingRequest? {
        guard let line else { return nil }
        let request = Request(
            method: line.method, path: line.target.path,
            head: .raw(bytes: head, query: line.target.query, fieldsStart: fieldsStart), body: body, peer: peer)
        let keepsAlive = framing.keepsAlive(isVersion10: line.isVersion10)
        self = RequestParser(peer: peer)
        return IncomingRequest(request: request, keepsAlive: keepsAlive)
    }
}
