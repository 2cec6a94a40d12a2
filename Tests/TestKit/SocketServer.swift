import Foundation

/// A server that answers as its test tells it, well or badly; one thread a connection.
public final class SocketServer: Sendable {
    /// What one connection's thread has to work with.
    public struct Connection {
        public let socket: Socket
        /// Counted from 1.
        public let number: Int
        private var reader: MessageReader

        init(_ socket: Socket, number: Int) {
            self.socket = socket
            self.number = number
            self.reader = MessageReader(socket)
        }

        /// The next request; nil when the client has closed.
        public mutating func request() throws -> MessageReader.Message? {
            try reader.next(isAnswer: false)
        }

        public func send(_ text: String) throws {
            try socket.send(Array(text.utf8))
        }

        /// A whole answer with its length.
        public func answer(_ status: Int, headers: [String] = [], body: [UInt8] = []) throws {
            let lines = ["HTTP/1.1 \(status) Any", "Content-Length: \(body.count)"] + headers
            try socket.send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
        }
    }

    public let port: Int
    private let listener: Socket
    private let opened = Tally()
    private let peers = LockedValue<[Socket]>([])

    /// - Parameter serve: Runs for each connection, which is closed when it returns or throws.
    public init(_ serve: @escaping @Sendable (inout Connection) throws -> Void) throws {
        let listener = try Socket.listen()
        self.listener = listener
        port = listener.port
        let opened = self.opened
        let peers = self.peers
        Thread.detachNewThread {
            while let socket = listener.accept() {
                let number = opened.increment()
                peers.withLock { $0.append(socket) }
                Thread.detachNewThread {
                    var connection = Connection(socket, number: number)
                    try? serve(&connection)
                    socket.shutDown()
                }
            }
        }
    }

    deinit {
        stop()
    }

    public var url: String { "http://127.0.0.1:\(port)" }

    /// Connections since the start.
    public var connectionCount: Int { opened.value }

    /// Stops listening and ends every connection.
    public func stop() {
        listener.shutDown()
        for peer in peers.withLock({ $0 }) { peer.shutDown() }
    }
}
