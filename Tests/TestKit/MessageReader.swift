/// Takes HTTP messages off a socket one by one; what belongs to the next one is kept.
public struct MessageReader: Sendable {
    public struct Malformed: Error, CustomStringConvertible {
        public let description: String

        public init(description: String) {
            self.description = description
        }
    }

    public typealias Message = (
        startLine: String, headers: [(name: String, value: String)], body: [UInt8]
    )

    private let socket: Socket
    private let seconds: Double
    private var bytes: [UInt8] = []

    public init(_ socket: Socket, seconds: Double = 60) {
        self.socket = socket
        self.seconds = seconds
    }

    /// The next message; nil when the stream ends before its first byte.
    ///
    /// - Parameters:
    ///   - isAnswer: Whether a message without a length goes on to the end of the stream.
    ///   - hasBody: False for the answer to a HEAD.
    public mutating func next(isAnswer: Bool, hasBody: Bool = true) throws -> Message? {
        guard let head = try upTo(Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: true)
        guard let startLine = lines.first else { throw Malformed(description: "a message without a first line") }
        var headers: [(name: String, value: String)] = []
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { throw Malformed(description: "header line \(line)") }
            let value = line[line.index(after: colon)...].trimmed
            headers.append((String(line[..<colon]), value))
        }
        func value(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
        var body: [UInt8] = []
        if !hasBody || isAnswer && (startLine.hasPrefix("HTTP/1.1 1") || startLine.hasPrefix("HTTP/1.1 204")) {
            return (String(startLine), headers, body)
        }
        if value("transfer-encoding")?.lowercased() == "chunked" {
            body = try chunks()
        } else if let text = value("content-length") {
            guard let length = Int(text) else { throw Malformed(description: "Content-Length \(text)") }
            body = try exactly(length)
        } else if isAnswer {
            body = try toTheEnd()
        }
        return (String(startLine), headers, body)
    }

    private mutating func chunks() throws -> [UInt8] {
        var body: [UInt8] = []
        let lineEnd = Array("\r\n".utf8)
        while true {
            guard let line = try upTo(lineEnd) else { throw Malformed(description: "no chunk size") }
            let digits = String(decoding: line.dropLast(2), as: UTF8.self)
            guard let size = Int(digits, radix: 16) else { throw Malformed(description: "chunk size \(digits)") }
            body += try exactly(size)
            _ = try exactly(2)
            if size == 0 { return body }
        }
    }

    /// Everything up to and with `mark`.
    private mutating func upTo(_ mark: [UInt8]) throws -> [UInt8]? {
        var searched = 0
        while true {
            if let range = bytes[searched...].firstRange(of: mark) {
                defer { bytes.removeFirst(range.upperBound) }
                return Array(bytes[..<range.upperBound])
            }
            searched = max(0, bytes.count - mark.count)
            let more = try socket.receive(seconds: seconds)
            if more.isEmpty {
                guard bytes.isEmpty else { throw Malformed(description: "the stream ended within a message") }
                return nil
            }
            bytes += more
        }
    }

    private mutating func exactly(_ count: Int) throws -> [UInt8] {
        while bytes.count < count {
            let more = try socket.receive(seconds: seconds)
            guard !more.isEmpty else { throw Malformed(description: "the stream ended within a body") }
            bytes += more
        }
        defer { bytes.removeFirst(count) }
        return Array(bytes[..<count])
    }

    private mutating func toTheEnd() throws -> [UInt8] {
        while true {
            let more = try socket.receive(seconds: seconds)
            if more.isEmpty {
                defer { bytes = [] }
                return bytes
            }
            bytes += more
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return String(text)
    }
}
