/// The one way into an event loop from other threads.
final class LoopMailbox: Sendable {
    enum Message: Sendable {
        /// A connection that another loop accepted.
        case adopt(descriptor: Int32, peer: Peer)
        /// An answer that a task worked out; the connection may be gone by now.
        case answer(connection: UInt64, sequence: Int, Response)
        /// To the loop that accepts: stop listening and let all loops drain.
        case stopListening(drainSeconds: Double)
        /// Finish what is in flight, and end after so many seconds at the latest.
        case drain(seconds: Double)
    }

    private let messages = Locked<[Message]>([])
    private let wakeup: Wakeup

    init() throws(SystemError) {
        wakeup = try Wakeup()
    }

    /// Readable when there is post.
    var descriptor: Int32 { wakeup.descriptor }

    func post(_ message: Message) {
        let wasEmpty = messages.withLock { messages in
            defer { messages.append(message) }
            return messages.isEmpty
        }
        if wasEmpty { wakeup.signal() }
    }

    /// Takes all post, in its order.
    func takeAll() -> [Message] {
        wakeup.clear()
        return messages.withLock { messages in
            var taken: [Message] = []
            swap(&taken, &messages)
            return taken
        }
    }
}
