import Glibc

/// A blocking stream socket; closed when the last reference goes.
public final class Socket: Sendable {
    public struct Failure: Error, CustomStringConvertible {
        public let description: String

        init(_ call: String) {
            description = "\(call): \(unsafe String(cString: strerror(errno)))"
        }
    }

    private let descriptor: Int32

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        Glibc.close(descriptor)
    }

    /// Connects to 127.0.0.1.
    public static func connect(port: Int) throws -> Socket {
        let socket = try tcp()
        var address = loopback(port)
        let code = unsafe withUnsafeBytes(of: &address) { bytes in
            unsafe Glibc.connect(
                socket.descriptor, bytes.bindMemory(to: sockaddr.self).baseAddress, UInt32(bytes.count))
        }
        guard code == 0 else { throw Failure("connect to port \(port)") }
        return socket
    }

    /// Connects to a Unix socket.
    public static func connect(path: String) throws -> Socket {
        let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure("socket") }
        let socket = Socket(descriptor)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: path.utf8.prefix($0.count - 1))
        }
        let code = unsafe withUnsafeBytes(of: &address) { bytes in
            unsafe Glibc.connect(descriptor, bytes.bindMemory(to: sockaddr.self).baseAddress, UInt32(bytes.count))
        }
        guard code == 0 else { throw Failure("connect to \(path)") }
        return socket
    }

    /// Listens on 127.0.0.1, on a free port where none is given.
    public static func listen(port: Int = 0) throws -> Socket {
        let socket = try tcp()
        var address = loopback(port)
        let code = unsafe withUnsafeBytes(of: &address) { bytes in
            unsafe Glibc.bind(socket.descriptor, bytes.bindMemory(to: sockaddr.self).baseAddress, UInt32(bytes.count))
        }
        guard code == 0, Glibc.listen(socket.descriptor, 1024) == 0 else { throw Failure("listen") }
        return socket
    }

    /// Where the next free port is looked for: below the ports that Linux gives to outgoing connections, one of which
    /// could take a port before the program that it is meant for does.
    private static let nextPort = LockedValue(Int.random(in: 20_000..<30_000))

    /// A port of 127.0.0.1 that is free and is given to nobody else in this process.
    public static func freePort() throws -> Int {
        for _ in 0..<1_000 {
            let port = nextPort.withLock { port in
                port = port < 32_000 ? port + 1 : 20_000
                return port
            }
            if (try? listen(port: port)) != nil { return port }
        }
        throw Failure("find a free port")
    }

    /// This end's port.
    public var port: Int {
        var address = sockaddr_in()
        var length = UInt32(MemoryLayout<sockaddr_in>.size)
        unsafe withUnsafeMutableBytes(of: &address) { bytes in
            _ = unsafe getsockname(descriptor, bytes.bindMemory(to: sockaddr.self).baseAddress, &length)
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// The next connection; nil once the socket has been shut down.
    public func accept() -> Socket? {
        let peer = Glibc.accept(descriptor, nil, nil)
        return peer < 0 ? nil : Socket(peer)
    }

    /// Sends all bytes.
    public func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes[sent...].withUnsafeBytes { rest in
                unsafe Glibc.send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure("send") }
            sent += count
        }
    }

    /// Whatever comes next, at most 64 KiB; empty at the end of the stream.
    ///
    /// - Throws: `NeverCame` after so many seconds without a byte.
    public func receive(seconds: Double = 60) throws -> [UInt8] {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&waiting, 1, Int32(seconds * 1000)) != 0 else {
            throw NeverCame(what: "bytes on a socket", seconds: seconds)
        }
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
        guard count >= 0 else { throw Failure("recv") }
        return Array(buffer.prefix(count))
    }

    /// Ends both directions: a reader sees the end of the stream, `accept` gives nil.
    public func shutDown() {
        Glibc.shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// Ends this direction alone: the peer sees the end of the stream and can still answer.
    public func shutDownSending() {
        Glibc.shutdown(descriptor, Int32(SHUT_WR))
    }

    private static func tcp() throws -> Socket {
        let descriptor = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure("socket") }
        return Socket(descriptor)
    }

    private static func loopback(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
