import AnalysisGate
import CLinux
import Foundation
import Glibc

/// A client that sends exactly the bytes it is told to, over a blocking socket.
final class RawClient {
    struct Answer: Equatable {
        var status: Int
        /// Names in lower case.
        var headers: [String: String]
        var body: String
    }

    struct Failure: Error {
        var what: String
    }

    /// Long enough for a loaded machine; a test that reaches it fails.
    static let timeoutSeconds = 20

    private let descriptor: Int32
    private var received: [UInt8] = []

    init(_ address: ListenAddress) throws {
        switch address {
        case .unix(let path):
            descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            var unix = sockaddr_un()
            unix.sun_family = sa_family_t(AF_UNIX)
            unsafe withUnsafeMutableBytes(of: &unix.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
            try connect(unix)
        case .v6(_, _, let port):
            descriptor = socket(AF_INET6, Int32(SOCK_STREAM.rawValue), 0)
            var inet = sockaddr_in6()
            inet.sin6_family = sa_family_t(AF_INET6)
            inet.sin6_port = port.bigEndian
            unsafe inet_pton(AF_INET6, "::1", &inet.sin6_addr)
            try connect(inet)
        case .v4(_, let port):
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var inet = sockaddr_in()
            inet.sin_family = sa_family_t(AF_INET)
            inet.sin_port = port.bigEndian
            inet.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            try connect(inet)
        }
        var time = timeval(tv_sec: Self.timeoutSeconds, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            unsafe setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
        }
    }

    deinit {
        close(descriptor)
    }

    private func connect<Address>(_ address: Address) throws {
        let result = unsafe withUnsafeBytes(of: address) { bytes in
            unsafe Glibc.connect(
                descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                socklen_t(MemoryLayout<Address>.size))
        }
        guard result == 0 else { throw Failure(what: "connect: \(errno)") }
    }

    func send(_ text: String) throws {
        try send(Array(text.utf8))
    }

    func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe CLinux.send(descriptor, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure(what: "send: \(errno)") }
            sent += count
        }
    }

    func endSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Reads what there is; nil at the end of the stream, whether orderly or by a reset.
    private func receive() throws -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
        if count > 0 { return Array(buffer[..<count]) }
        guard count == 0 || errno == ECONNRESET else { throw Failure(what: "receive: \(errno)") }
        return nil
    }

    /// Everything up to the end of the stream.
    func readToEnd() throws -> String {
        while let more = try receive() { received += more }
        defer { received = [] }
        return String(decoding: received, as: UTF8.self)
    }

    /// Whether the server has closed, with nothing more to read.
    func isEnded() throws -> Bool {
        try received.isEmpty && receive() == nil
    }

    /// The next answer, its body by `Content-Length`.
    /// - Parameter isHead: whether HEAD was asked.
    func readAnswer(isHead: Bool = false) throws -> Answer {
        while true {
            if let (answer, length) = Self.parse(received, isHead: isHead) {
                received.removeFirst(length)
                return answer
            }
            guard let more = try receive() else {
                throw Failure(what: "the stream ended after: \(String(decoding: received, as: UTF8.self))")
            }
            received += more
        }
    }

    private static func parse(_ bytes: [UInt8], isHead: Bool) -> (Answer, length: Int)? {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let status = Int(lines[0].split(separator: " ")[1]) ?? 0
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        let bodyBytes = isHead ? 0 : Int(headers["content-length"] ?? "0") ?? 0
        guard bytes.count >= end.upperBound + bodyBytes else { return nil }
        let body = String(decoding: bytes[end.upperBound..<end.upperBound + bodyBytes], as: UTF8.self)
        return (Answer(status: status, headers: headers, body: body), end.upperBound + bodyBytes)
    }
}

/// Runs blocking work on a thread of its own, since the pool of tasks has as many threads as processors.
func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withTaskExecutorPreference(ThreadExecutor.shared) { try body() }
}

/// Gives each job a new thread; the task stays the same, so its test is still known.
final class ThreadExecutor: TaskExecutor {
    static let shared = ThreadExecutor()

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        Thread.detachNewThread {
            unsafe job.runSynchronously(on: self.asUnownedTaskExecutor())
        }
    }
}
