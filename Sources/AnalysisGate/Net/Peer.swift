/// Who is at the other end of a connection.
package enum Peer: Sendable, Equatable {
    /// A Unix socket, or a request made inside the process.
    case local
    /// An IPv4 address in host order.
    case v4(UInt32)
    /// An IPv6 address, its 128 bits as two halves; IPv4-mapped addresses arrive as `v4`.
    case v6(UInt64, UInt64)

    /// Whether the peer is on this machine: a Unix socket, 127.0.0.0/8 or ::1.
    package var isLoopback: Bool {
        switch self {
        case .local: true
        case .v4(let address): address >> 24 == 127
        case .v6(let high, let low): high == 0 && low == 1
        }
    }

    /// The address; nil for a Unix socket.
    package var address: IPAddress? {
        switch self {
        case .local: nil
        case .v4(let address): .v4(address)
        case .v6(let high, let low): .v6(high, low)
        }
    }

    /// How logs and audits write it.
    package var text: String { address?.description ?? "local" }
}
