internal import CLinux
internal import Glibc

/// A bound socket that accepts connections.
final class ListeningSocket {
    /// What a look at the queue of callers gave.
    enum Accepted {
        case connection(descriptor: Int32, peer: Peer)
        /// Nobody waits.
        case none
        /// The process has no descriptor or memory left.
        case exhausted
    }

    /// Callers that the kernel lets wait; `net.core.somaxconn` may lower it.
    static let backlog: Int32 = 4096

    let descriptor: Int32
    /// With the port that the system chose where 0 was asked for.
    let address: ListenAddress
    private var isOpen = true

    init(_ address: ListenAddress) throws(SystemError) {
        let action = "listen on \(address)"
        if case .unix(let path) = address { try Self.removeStale(path, action: action) }
        var raw = SocketAddress(address)
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(raw.family, type, 0)
        guard descriptor >= 0 else { throw SystemError(action) }
        Self.setOption(descriptor, SOL_SOCKET, SO_REUSEADDR, 1)
        if raw.family == AF_INET6 { Self.setOption(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, 0) }
        let bound = unsafe raw.withPointer { unsafe bind(descriptor, $0, $1.pointee) }
        guard bound == 0, listen(descriptor, Self.backlog) == 0 else {
            let error = SystemError(action)
            Glibc.close(descriptor)
            throw error
        }
        var own = SocketAddress()
        _ = unsafe own.withPointer { unsafe getsockname(descriptor, $0, $1) }
        self.descriptor = descriptor
        self.address =
            switch address {
            case .v4(let host, _): .v4(host, port: own.port)
            case .v6(let high, let low, _): .v6(high, low, port: own.port)
            case .unix: address
            }
    }

    deinit {
        close()
    }

    /// Stops listening and removes the file of a Unix socket.
    func close() {
        guard isOpen else { return }
        isOpen = false
        Glibc.close(descriptor)
        if case .unix(let path) = address { unsafe unlink(path) }
    }

    func accept() -> Accepted {
        var from = SocketAddress()
        let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        while true {
            let accepted = unsafe from.withPointer { unsafe accept4(descriptor, $0, $1, flags) }
            if accepted >= 0 { return .connection(descriptor: accepted, peer: from.peer) }
            switch errno {
            case EINTR, ECONNABORTED, EPROTO: continue
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
            default: return .none
            }
        }
    }

    /// Removes a socket file that a server left behind; one that still answers is left alone.
    private static func removeStale(_ path: String, action: String) throws(SystemError) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw SystemError(action, code: EEXIST) }
        let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard probe >= 0 else { throw SystemError(action) }
        defer { Glibc.close(probe) }
        var raw = SocketAddress(.unix(path: path))
        let connected = unsafe raw.withPointer { unsafe connect(probe, $0, $1.pointee) }
        guard connected != 0 else { throw SystemError(action, code: EADDRINUSE) }
        unsafe unlink(path)
    }

    private static func setOption(_ descriptor: Int32, _ level: Int32, _ name: Int32, _ value: Int32) {
        var value = value
        unsafe setsockopt(descriptor, level, name, &value, socklen_t(MemoryLayout<Int32>.size))
    }
}
