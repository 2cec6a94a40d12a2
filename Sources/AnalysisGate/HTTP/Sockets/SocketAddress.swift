internal import CLinux
internal import Glibc

/// A socket address in the form of the system calls.
struct SocketAddress {
    private var storage = sockaddr_storage()
    private var length = socklen_t(MemoryLayout<sockaddr_storage>.size)

    /// Space for a call to fill in.
    init() {}

    init(_ address: ListenAddress) {
        switch address {
        case .v4(let host, let port):
            var inet = sockaddr_in()
            inet.sin_family = sa_family_t(AF_INET)
            inet.sin_port = port.bigEndian
            inet.sin_addr.s_addr = host.bigEndian
            store(inet)
        case .v6(let high, let low, let port):
            var inet = sockaddr_in6()
            inet.sin6_family = sa_family_t(AF_INET6)
            inet.sin6_port = port.bigEndian
            inet.sin6_addr = SocketBytes.address(high, low)
            store(inet)
        case .unix(let path):
            var unix = sockaddr_un()
            unix.sun_family = sa_family_t(AF_UNIX)
            unsafe withUnsafeMutableBytes(of: &unix.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
            store(unix)
        }
    }

    private mutating func store<Address>(_ address: Address) {
        unsafe withUnsafeMutableBytes(of: &storage) { unsafe $0.storeBytes(of: address, as: Address.self) }
        length = socklen_t(MemoryLayout<Address>.size)
    }

    var family: Int32 { Int32(storage.ss_family) }

    /// Calls `body` with the address for reading or filling in.
    mutating func withPointer<Result>(
        _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Result
    ) -> Result {
        unsafe withUnsafeMutablePointer(to: &storage) { storage in
            unsafe withUnsafeMutablePointer(to: &length) { length in
                unsafe storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe body($0, length) }
            }
        }
    }

    private func load<Address>(as type: Address.Type) -> Address {
        unsafe withUnsafeBytes(of: storage) { unsafe $0.loadUnaligned(as: type) }
    }

    /// Who is there; IPv4 addresses that were mapped into IPv6 are IPv4 again.
    var peer: Peer {
        switch family {
        case AF_INET: return .v4(UInt32(bigEndian: load(as: sockaddr_in.self).sin_addr.s_addr))
        case AF_INET6:
            let (high, low) = SocketBytes.halves(load(as: sockaddr_in6.self).sin6_addr)
            let isMapped = high == 0 && low >> 32 == 0xFFFF
            return isMapped ? .v4(UInt32(truncatingIfNeeded: low)) : .v6(high, low)
        default: return .local
        }
    }

    /// The port that the system chose.
    var port: UInt16 {
        switch family {
        case AF_INET: UInt16(bigEndian: load(as: sockaddr_in.self).sin_port)
        case AF_INET6: UInt16(bigEndian: load(as: sockaddr_in6.self).sin6_port)
        default: 0
        }
    }
}
