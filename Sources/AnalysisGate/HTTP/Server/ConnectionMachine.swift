/// One connection as a state machine: bytes in, bytes and work out, no socket and no clock of its own.
///
/// Its driver hands it what it read, sends what stands in `output`, runs the work that it starts, tells it
/// the time, and does what `next` says.
package struct ConnectionMachine: Sendable {
    /// What the driver has to do once the output is sent as far as possible.
    package enum Next: Sendable, Equatable {
        case goOn
        /// End the sending side and go on discarding what comes, so that the caller can read the refusal
        /// (RFC 9112, 9.6).
        case linger
        case close
    }

    /// An answer that has to be worked out.
    package struct Work: Sendable {
        package let sequence: Int
        package let run: @Sendable () async -> Response
    }

    private enum Life: Sendable {
        case open
        /// The last answer is queued; nothing is parsed any more.
        case ending(lingers: Bool)
        case lingering(untilSeconds: Double)
        case closed
    }

    package let peer: Peer
    package var output = OutputBuffer()
    private var parser: RequestParser
    private var answers = AnswerQueue()
    private var life = Life.open
    /// Input that has to wait until earlier answers are out.
    private var held: [UInt8] = []
    private var inputEnded = false
    private var requestStartSeconds = 0.0
    private var idleSinceSeconds: Double
    private var drainSinceSeconds = Double.infinity

    package init(peer: Peer, nowSeconds: Double) {
        self.peer = peer
        parser = RequestParser(peer: peer)
        idleSinceSeconds = nowSeconds
    }

    /// Whether input is welcome; false while answers back up.
    package func wantsInput(_ limits: HTTPLimits) -> Bool {
        switch life {
        case .open: !inputEnded && held.isEmpty && hasRoom(limits)
        case .lingering: !inputEnded
        case .ending, .closed: false
        }
    }

    private func hasRoom(_ limits: HTTPLimits) -> Bool {
        answers.count < limits.pipelinedRequests && output.pendingBytes < limits.outputBytes
    }

    /// Takes the first `count` bytes of `input`.
    package mutating func receive(_ input: [UInt8], count: Int, _ context: inout ConnectionContext) {
        guard case .open = life else { return }
        idleSinceSeconds = context.nowSeconds
        guard held.isEmpty else {
            held.append(contentsOf: input[..<count])
            return
        }
        var position = 0
        parse(input, &position, count, &context)
        if position < count, case .open = life { held = Array(input[position..<count]) }
    }

    /// Takes note that the caller sends no more; what it asked is still answered.
    package mutating func receiveEnd() {
        inputEnded = true
        if case .lingering = life { life = .closed }
    }

    /// Takes note that the connection is dead.
    package mutating func abort() {
        life = .closed
    }

    /// Takes note that the kernel took bytes of the output.
    package mutating func wrote(_ count: Int, nowSeconds: Double, limits: HTTPLimits) {
        output.wrote(count, nowSeconds: nowSeconds, writeSeconds: limits.writeSeconds)
        idleSinceSeconds = nowSeconds
    }

    /// Fills in an answer that was worked out.
    package mutating func complete(_ sequence: Int, with response: Response, _ context: inout ConnectionContext) {
        answers.fill(sequence, with: response)
        writeReady(&context)
    }

    /// Goes on with held input once there is room again; returns whether there is new output.
    package mutating func resume(_ context: inout ConnectionContext) -> Bool {
        guard case .open = life, !held.isEmpty, hasRoom(context.limits) else { return false }
        var input: [UInt8] = []
        swap(&input, &held)
        var position = 0
        parse(input, &position, input.count, &context)
        if position < input.count, case .open = life { held = Array(input[position...]) }
        return !output.isEmpty
    }

    /// Lets the present requests be the last ones.
    package mutating func drain(nowSeconds: Double) {
        drainSinceSeconds = min(drainSinceSeconds, nowSeconds)
    }

    private mutating func parse(
        _ input: [UInt8], _ position: inout Int, _ end: Int, _ context: inout ConnectionContext
    ) {
        while position < end, case .open = life, hasRoom(context.limits) {
            if parser.isIdle { requestStartSeconds = context.nowSeconds }
            switch parser.parse(input, position: &position, end: end, limits: context.limits) {
            case .needsMore:
                if parser.takeContinue() {
                    _ = answers.append(.init(isHead: false, closes: false, content: .interim))
                    writeReady(&context)
                }
            case .request(let incoming): take(incoming, &context)
            case .refusal(let problem): refuse(problem, &context)
            }
        }
    }

    private mutating func take(_ incoming: IncomingRequest, _ context: inout ConnectionContext) {
        let isHead = incoming.request.method == "HEAD"
        let closes = !incoming.keepsAlive
        if closes { life = .ending(lingers: false) }
        switch context.handler.reply(to: incoming.request) {
        case .now(let response):
            guard !answers.isEmpty else {
                write(response, isHead: isHead, closes: closes, &context)
                return
            }
            _ = answers.append(.init(isHead: isHead, closes: closes, content: .ready(response)))
        case .later(let run):
            let bodyBytes = incoming.request.body.count
            let sequence = answers.append(
                .init(isHead: isHead, closes: closes, content: .awaited, bodyBytes: bodyBytes))
            context.started.append(Work(sequence: sequence, run: run))
        }
    }

    private mutating func refuse(_ problem: Problem, _ context: inout ConnectionContext) {
        life = .ending(lingers: true)
        held = []
        parser = RequestParser(peer: peer)
        context.refused(problem, peer)
        _ = answers.append(.init(isHead: false, closes: true, content: .ready(problem.response)))
        writeReady(&context)
    }

    private mutating func writeReady(_ context: inout ConnectionContext) {
        while let entry = answers.popReady() {
            guard case .ready(let response) = entry.content else {
                ResponseWriter.writeContinue(to: &output.bytes)
                continue
            }
            write(response, isHead: entry.isHead, closes: entry.closes, &context)
        }
    }

    private mutating func write(
        _ response: Response, isHead: Bool, closes: Bool, _ context: inout ConnectionContext
    ) {
        let isLast = drainSinceSeconds < .infinity && answers.isEmpty && held.isEmpty && parser.isIdle
        if isLast, case .open = life { life = .ending(lingers: false) }
        context.writer.write(response, isHead: isHead, closes: closes || isLast, to: &output.bytes)
        idleSinceSeconds = context.nowSeconds
    }

    /// What to do now that the output is sent as far as possible.
    package mutating func next(nowSeconds: Double, limits: HTTPLimits) -> Next {
        if case .closed = life { return .close }
        guard output.isEmpty, answers.isEmpty else { return .goOn }
        switch life {
        case .open: return inputEnded && held.isEmpty ? .close : .goOn
        case .ending(lingers: true) where !inputEnded:
            life = .lingering(untilSeconds: nowSeconds + limits.lingerSeconds)
            return .linger
        case .lingering: return .goOn
        case .ending, .closed: return .close
        }
    }

    /// When `expire` has to be called next, in seconds of the driver's clock.
    package func deadlineSeconds(_ limits: HTTPLimits) -> Double {
        if case .lingering(let untilSeconds) = life { return untilSeconds }
        return min(output.deadlineSeconds, requestDeadline(limits), idleDeadline(limits))
    }

    private func requestDeadline(_ limits: HTTPLimits) -> Double {
        guard case .open = life, !parser.isIdle else { return .infinity }
        return requestStartSeconds + (parser.isReadingHead ? limits.headerSeconds : limits.requestSeconds)
    }

    private func idleDeadline(_ limits: HTTPLimits) -> Double {
        guard answers.isEmpty, output.isEmpty, parser.isIdle else { return .infinity }
        return min(idleSinceSeconds + limits.idleSeconds, drainSinceSeconds + limits.drainIdleSeconds)
    }

    /// What the connection holds in memory, in bytes: input, bodies that are being answered, output.
    package var bufferedBytes: Int {
        parser.bufferedBytes + held.count + answers.bodyBytes + output.pendingBytes
    }

    /// Gives up a connection that would take more memory than all together may.
    package mutating func shed(_ context: inout ConnectionContext) {
        guard case .open = life else {
            life = .closed
            return
        }
        refuse(Problem(503, "the server holds as much of unfinished requests as it may; try again later"), &context)
    }

    /// Ends what is overdue: a slow request gets 408, a reader who does not read and an idle caller nothing.
    package mutating func expire(_ context: inout ConnectionContext) {
        let now = context.nowSeconds
        if requestDeadline(context.limits) <= now, output.deadlineSeconds > now {
            let isHead = parser.isReadingHead
            let limit = isHead ? context.limits.headerSeconds : context.limits.requestSeconds
            let part = isHead ? "header block" : "request"
            refuse(Problem(408, "the \(part) was not complete \(limit) s after its first byte"), &context)
        } else if deadlineSeconds(context.limits) <= now {
            life = .closed
        }
    }
}
