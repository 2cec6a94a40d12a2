internal import Foundation

/// An HTTP/1.1 server: listens, and has a handler answer what is asked.
package final class HTTPServer: Sendable {
    private struct State {
        var mailboxes: [LoopMailbox] = []
        var ended: Latch?
    }

    private let handler: any Handler
    private let limits: HTTPLimits
    private let loops: Int
    private let refused: @Sendable (Problem, Peer) -> Void
    private let count: ConnectionCount
    private let state = Locked(State())

    /// As many loops as the machine has processors, but not more than these: a gate is asked seldom.
    package static let mostLoops = 4

    /// - Parameters:
    ///   - loops: event loops, each a thread; nil takes one a processor, at most `mostLoops`.
    ///   - refused: told of each request that the handler never saw, because it broke the rules of HTTP,
    ///     a limit or a deadline; called on an event loop, so it must not block.
    package init(
        handler: any Handler, limits: HTTPLimits = HTTPLimits(), loops: Int? = nil,
        refused: @escaping @Sendable (Problem, Peer) -> Void = { _, _ in }
    ) {
        self.handler = handler
        self.limits = limits
        self.loops = max(1, loops ?? min(ProcessInfo.processInfo.activeProcessorCount, Self.mostLoops))
        self.refused = refused
        count = ConnectionCount(limit: limits.connections)
    }

    /// Connections that are open now.
    package var connectionCount: Int { count.value }

    /// Begins to listen and to answer; to be called once.
    /// - Returns: the addresses with the ports that the system chose where 0 was asked for.
    package func start(on addresses: [ListenAddress]) throws(SystemError) -> [ListenAddress] {
        DescriptorLimit.raise()
        var sockets: [ListeningSocket] = []
        for address in addresses { sockets.append(try ListeningSocket(address)) }
        var mailboxes: [LoopMailbox] = []
        for _ in 0..<loops { mailboxes.append(try LoopMailbox()) }
        var eventLoops: [EventLoop] = []
        for mailbox in mailboxes {
            let context = ConnectionContext(handler: handler, limits: limits, refused: refused)
            eventLoops.append(try EventLoop(mailbox: mailbox, count: count, context: context, loops: loops))
        }
        eventLoops[0].accept(with: Acceptor(sockets: sockets, mailboxes: mailboxes, count: count))
        let ended = Latch(count: loops)
        state.withLock { $0 = State(mailboxes: mailboxes, ended: ended) }
        do throws(SystemError) {
            try run(eventLoops, ended)
        } catch {
            for mailbox in mailboxes { mailbox.post(.drain(seconds: 0)) }
            throw error
        }
        return sockets.map(\.address)
    }

    private func run(_ eventLoops: [EventLoop], _ ended: Latch) throws(SystemError) {
        for (index, loop) in eventLoops.enumerated() {
            try LoopThread.start(name: "http-\(index)") {
                loop.run()
                ended.countDown()
            }
        }
    }

    /// Stops listening, lets what is in flight be answered with `Connection: close`, and returns when all
    /// connections are closed; after `seconds` the rest is cut off.
    package func drain(seconds: Double) async {
        let state = state.withLock { $0 }
        state.mailboxes.first?.post(.stopListening(drainSeconds: seconds))
        await state.ended?.wait()
    }
}
