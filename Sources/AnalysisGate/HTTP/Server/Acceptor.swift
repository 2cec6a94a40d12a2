/// Takes new connections from the listening sockets and deals them out to the loops in turn.
///
/// One loop accepts for all: connections are then spread evenly, which a shared listener does not do, and a
/// second server on the same address is refused, which `SO_REUSEPORT` would not do.
struct Acceptor {
    /// How long nothing is accepted once the process has no descriptor left, in seconds.
    static let pauseSeconds = 0.5

    private(set) var sockets: [ListeningSocket]
    private let mailboxes: [LoopMailbox]
    private let count: ConnectionCount
    private var turn = 0

    init(sockets: [ListeningSocket], mailboxes: [LoopMailbox], count: ConnectionCount) {
        self.sockets = sockets
        self.mailboxes = mailboxes
        self.count = count
    }

    /// Accepts all who wait at one socket; returns false if the process has no descriptor left.
    mutating func acceptAll(at index: Int) -> Bool {
        guard sockets.indices.contains(index) else { return true }
        while true {
            switch sockets[index].accept() {
            case .none: return true
            case .exhausted: return false
            case .connection(let descriptor, let peer): dealOut(descriptor, peer)
            }
        }
    }

    private mutating func dealOut(_ descriptor: Int32, _ peer: Peer) {
        guard count.enter() else {
            turnAway(Socket(adopting: descriptor))
            return
        }
        mailboxes[turn].post(.adopt(descriptor: descriptor, peer: peer))
        turn = (turn + 1) % mailboxes.count
    }

    /// Says in one write why, as far as the socket takes it, and closes.
    private func turnAway(_ socket: Socket) {
        var output: [UInt8] = []
        var writer = ResponseWriter()
        writer.date.update(unixSeconds: Clocks.unixSeconds())
        let answer = Response.text(503, "all \(count.limit) connections are taken; try again later")
        writer.write(answer, isHead: false, closes: true, to: &output)
        _ = socket.send(output, from: 0)
        socket.shutdownSending()
        socket.close()
    }

    /// Accepts who already waits, stops listening and lets all loops drain; each gets its last connections first.
    mutating func stop(drainSeconds: Double) {
        for index in sockets.indices { _ = acceptAll(at: index) }
        for socket in sockets { socket.close() }
        sockets = []
        for mailbox in mailboxes { mailbox.post(.drain(seconds: drainSeconds)) }
    }
}
