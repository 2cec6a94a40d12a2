/// One thread's share of the server: waits for its sockets, moves bytes between them and their state
/// machines, starts the work that requests ask for and keeps the deadlines.
///
/// Everything in it belongs to its thread; other threads reach it through its mailbox.
// @unchecked Sendable, reason: it is handed to its thread once, before the thread starts, and no other touches it.
final class EventLoop: @unchecked Sendable {
    /// Deadlines are looked at no more often than this, in seconds; a time-out may be as much late.
    static let sweepSeconds = 0.1
    /// What one read can bring, in bytes; the space is shared by all connections of the loop.
    static let readBytes = 64 * 1024
    /// Output space that is larger than this is not kept for the next answer, in bytes.
    static let keptOutputBytes = 256 * 1024

    private static let mailboxToken = UInt64.max
    private static let firstListenerToken = UInt64.max - 1024

    private let queue: EventQueue
    private let mailbox: LoopMailbox
    private let count: ConnectionCount
    private var acceptor: Acceptor?
    private var acceptPausedUntilSeconds = Double.infinity
    private var connections = ConnectionTable()
    private var context: ConnectionContext
    private var readBuffer = [UInt8](repeating: 0, count: readBytes)
    private var spareOutput: [UInt8] = []
    private var bufferedBytes = 0
    /// This loop's share of the limit.
    private let bufferedBytesLimit: Int
    /// No deadline of a connection is earlier.
    private var nextSweepSeconds = Double.infinity
    private var drainUntilSeconds = Double.infinity
    private var isDraining = false

    /// - Parameter loops: how many there are in all.
    init(
        mailbox: LoopMailbox, count: ConnectionCount, context: ConnectionContext, loops: Int
    ) throws(SystemError) {
        bufferedBytesLimit = context.limits.bufferedBytes / loops
        self.mailbox = mailbox
        self.count = count
        self.context = context
        queue = try EventQueue()
        _ = queue.add(mailbox.descriptor, token: Self.mailboxToken, .input)
    }

    /// Makes this the loop that accepts for all.
    func accept(with acceptor: Acceptor) {
        for (index, socket) in acceptor.sockets.enumerated() {
            _ = queue.add(socket.descriptor, token: Self.firstListenerToken + UInt64(index), .input)
        }
        self.acceptor = acceptor
    }

    /// Runs until it is drained.
    func run() {
        while !isDraining || (connections.count > 0 && context.nowSeconds < drainUntilSeconds) {
            let events = queue.wait(milliseconds: waitMilliseconds())
            context.nowSeconds = Clocks.monotonicSeconds()
            context.writer.date.update(unixSeconds: Clocks.unixSeconds())
            for index in 0..<events { handle(queue.event(index)) }
            if context.nowSeconds >= nextSweepSeconds { sweep() }
            if context.nowSeconds >= acceptPausedUntilSeconds { resumeAccepting() }
        }
        for connection in connections.all { close(connection) }
    }

    private func waitMilliseconds() -> Int32 {
        let due = min(nextSweepSeconds, drainUntilSeconds, acceptPausedUntilSeconds)
        guard due < .infinity else { return -1 }
        let seconds = due - Clocks.monotonicSeconds()
        return Int32(max(0, min(seconds * 1000 + 1, 60_000)))
    }

    private func handle(_ event: (token: UInt64, readiness: EventQueue.Readiness)) {
        if event.token == Self.mailboxToken {
            takePost()
        } else if event.token >= Self.firstListenerToken {
            accept(at: Int(event.token - Self.firstListenerToken))
        } else if let connection = connections.find(event.token) {
            handle(event.readiness, of: connection)
        }
    }

    private func handle(_ readiness: EventQueue.Readiness, of connection: LoopConnection) {
        // What a caller sent before it went away is still heard.
        guard readiness.contains(.input) || readiness.isDisjoint(with: .failure) else {
            close(connection)
            return
        }
        lendOutput(to: connection)
        if readiness.contains(.input) { read(connection) }
        settle(connection)
    }

    // MARK: Accepting

    private func accept(at index: Int) {
        guard acceptor?.acceptAll(at: index) == false else { return }
        // Level-triggered: the listener would wake the loop without end.
        watchListeners([])
        acceptPausedUntilSeconds = context.nowSeconds + Acceptor.pauseSeconds
    }

    private func resumeAccepting() {
        acceptPausedUntilSeconds = .infinity
        watchListeners(.input)
    }

    private func watchListeners(_ interest: EventQueue.Readiness) {
        for (index, socket) in (acceptor?.sockets ?? []).enumerated() {
            queue.change(socket.descriptor, token: Self.firstListenerToken + UInt64(index), interest)
        }
    }

    private func adopt(_ descriptor: Int32, _ peer: Peer) {
        let socket = Socket(adopting: descriptor)
        if peer != .local { socket.disableDelay() }
        let connection = connections.insert { id in
            LoopConnection(
                id: id, socket: socket,
                machine: ConnectionMachine(peer: peer, nowSeconds: context.nowSeconds), interest: .input)
        }
        if isDraining { connection.machine.drain(nowSeconds: context.nowSeconds) }
        guard queue.add(descriptor, token: connection.id, .input) else {
            close(connection)
            return
        }
        schedule(connection)
    }

    // MARK: Post

    private func takePost() {
        var answered: [LoopConnection] = []
        for message in mailbox.takeAll() {
            switch message {
            case .adopt(let descriptor, let peer): adopt(descriptor, peer)
            case .stopListening(let seconds): stopListening(drainSeconds: seconds)
            case .drain(let seconds): drain(seconds: seconds)
            case .answer(let id, let sequence, let response):
                guard let connection = connections.find(id) else { continue }
                lendOutput(to: connection)
                connection.machine.complete(sequence, with: response, &context)
                answered.append(connection)
            }
        }
        // Several answers to one connection leave in one write.
        for connection in answered where connections.find(connection.id) != nil { settle(connection) }
    }

    private func stopListening(drainSeconds: Double) {
        acceptPausedUntilSeconds = .infinity
        acceptor?.stop(drainSeconds: drainSeconds)
        acceptor = nil
    }

    private func drain(seconds: Double) {
        isDraining = true
        drainUntilSeconds = min(drainUntilSeconds, context.nowSeconds + seconds)
        for connection in connections.all {
            connection.machine.drain(nowSeconds: context.nowSeconds)
            settle(connection)
        }
    }

    // MARK: Connections

    private func read(_ connection: LoopConnection) {
        switch connection.socket.receive(into: &readBuffer) {
        case .bytes(let count): connection.machine.receive(readBuffer, count: count, &context)
        case .end: connection.machine.receiveEnd()
        case .wouldBlock: break
        case .failed: connection.machine.abort()
        }
    }

    /// Starts work, sends what can be sent, and does what the state machine says.
    private func settle(_ connection: LoopConnection) {
        repeat {
            startWork(of: connection)
            guard send(connection) else {
                close(connection)
                return
            }
        } while connection.machine.resume(&context)
        startWork(of: connection)
        account(connection)
        switch connection.machine.next(nowSeconds: context.nowSeconds, limits: context.limits) {
        case .goOn: break
        case .linger: connection.socket.shutdownSending()
        case .close:
            takeBackOutput(of: connection)
            close(connection)
            return
        }
        takeBackOutput(of: connection)
        watch(connection)
        schedule(connection)
    }

    /// Counts the connection's memory; one that grows above the limit of all is given up.
    private func account(_ connection: LoopConnection) {
        guard recount(connection) > 0, bufferedBytes > bufferedBytesLimit else { return }
        connection.machine.shed(&context)
        if !send(connection) { connection.machine.abort() }
        _ = recount(connection)
    }

    /// Brings the count up to date and returns by how many bytes the connection grew.
    private func recount(_ connection: LoopConnection) -> Int {
        let bytes = connection.machine.bufferedBytes
        let growth = bytes - connection.countedBytes
        connection.countedBytes = bytes
        bufferedBytes += growth
        return growth
    }

    /// Runs what the connection has begun, as tasks that hand their answers in by mail.
    private func startWork(of connection: LoopConnection) {
        guard !context.started.isEmpty else { return }
        for work in context.started {
            let (id, mailbox) = (connection.id, mailbox)
            Task {
                let response = await work.run()
                mailbox.post(.answer(connection: id, sequence: work.sequence, response))
            }
        }
        context.started.removeAll(keepingCapacity: true)
    }

    /// Sends until nothing is left or the kernel takes no more; returns false if the connection is dead.
    private func send(_ connection: LoopConnection) -> Bool {
        while !connection.machine.output.isEmpty {
            let start = connection.machine.output.written
            switch connection.socket.send(connection.machine.output.bytes, from: start) {
            case .bytes(let count):
                connection.machine.wrote(count, nowSeconds: context.nowSeconds, limits: context.limits)
            case .wouldBlock:
                connection.machine.wrote(0, nowSeconds: context.nowSeconds, limits: context.limits)
                return true
            case .end, .failed: return false
            }
        }
        return true
    }

    private func watch(_ connection: LoopConnection) {
        var interest: EventQueue.Readiness = []
        if connection.machine.wantsInput(context.limits) { interest.insert(.input) }
        if !connection.machine.output.isEmpty { interest.insert(.output) }
        guard interest != connection.interest else { return }
        connection.interest = interest
        queue.change(connection.socket.descriptor, token: connection.id, interest)
    }

    private func close(_ connection: LoopConnection) {
        guard connections.find(connection.id) != nil else { return }
        connection.socket.close()
        connections.remove(connection)
        bufferedBytes -= connection.countedBytes
        count.leave()
    }

    // MARK: Output space

    /// Lends the loop's space to a connection that has none of its own: idle connections hold no buffer.
    private func lendOutput(to connection: LoopConnection) {
        guard connection.machine.output.isEmpty else { return }
        swap(&spareOutput, &connection.machine.output.bytes)
    }

    private func takeBackOutput(of connection: LoopConnection) {
        let space = connection.machine.output.takeSpace()
        if space.capacity > spareOutput.capacity, space.capacity <= Self.keptOutputBytes { spareOutput = space }
    }

    // MARK: Deadlines

    private func schedule(_ connection: LoopConnection) {
        let deadline = connection.machine.deadlineSeconds(context.limits)
        if deadline < nextSweepSeconds { nextSweepSeconds = max(deadline, context.nowSeconds + Self.sweepSeconds) }
    }

    private func sweep() {
        nextSweepSeconds = .infinity
        for connection in connections.all {
            if connection.machine.deadlineSeconds(context.limits) <= context.nowSeconds {
                connection.machine.expire(&context)
                settle(connection)
            } else {
                schedule(connection)
            }
        }
    }
}
