/// A connection over which a test sends exactly the bytes that it chooses.
public actor RawConnection {
    private let socket: Socket
    private var reader: MessageReader

    private init(_ socket: Socket) {
        self.socket = socket
        self.reader = MessageReader(socket)
    }

    public static func open(port: Int) async throws -> RawConnection {
        RawConnection(try await onOwnThread { try Socket.connect(port: port) })
    }

    public static func open(path: String) async throws -> RawConnection {
        RawConnection(try await onOwnThread { try Socket.connect(path: path) })
    }

    public func send(_ bytes: [UInt8]) async throws {
        let socket = self.socket
        try await onOwnThread { try socket.send(bytes) }
    }

    public func send(_ text: String) async throws {
        try await send(Array(text.utf8))
    }

    /// The next answer; nil when the server closed the connection instead.
    public func receive(hasBody: Bool = true) async throws -> RawAnswer? {
        let before = reader
        let (after, answer) = try await onOwnThread {
            var reader = before
            let message = try reader.next(isAnswer: true, hasBody: hasBody)
            return (reader, message.map { RawAnswer(statusLine: $0.startLine, headers: $0.headers, body: $0.body) })
        }
        reader = after
        return answer
    }

    /// Whatever comes next, unread by any rule; empty when the server closed the connection.
    public func receiveBytes(seconds: Double = 60) async throws -> [UInt8] {
        let socket = self.socket
        return try await onOwnThread { try socket.receive(seconds: seconds) }
    }

    public func shutDownSending() {
        socket.shutDownSending()
    }

    public func close() {
        socket.shutDown()
    }
}

extension RawConnection {
    /// Sends one request on a connection of its own and gives the answer.
    ///
    /// - Parameter headers: Lines beyond `Host`, `Content-Length` and `Connection: close`.
    public static func ask(
        port: Int, _ method: String = "GET", _ target: String, headers: [String] = [], body: String? = nil
    ) async throws -> RawAnswer {
        let connection = try await open(port: port)
        var lines = ["\(method) \(target) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"] + headers
        if let body { lines.append("Content-Length: \(body.utf8.count)") }
        try await connection.send(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
        guard let answer = try await connection.receive(hasBody: method != "HEAD") else {
            throw MessageReader.Malformed(description: "the connection was closed without an answer")
        }
        return answer
    }
}
