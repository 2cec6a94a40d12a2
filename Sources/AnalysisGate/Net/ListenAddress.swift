/// Where the server listens: an address with a port, or a Unix socket.
package enum ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// An IPv4 address in host order.
    case v4(UInt32, port: UInt16)
    /// An IPv6 address, its 128 bits as two halves; `[::]` takes IPv4 callers as well.
    case v6(UInt64, UInt64, port: UInt16)
    case unix(path: String)

    /// Whether only callers on this machine can reach it.
    package var isLoopback: Bool {
        switch self {
        case .v4(let address, _): Peer.v4(address).isLoopback
        case .v6(let high, let low, _): Peer.v6(high, low).isLoopback
        case .unix: true
        }
    }

    /// The port, where there is one.
    package var port: UInt16? {
        switch self {
        case .v4(_, let port), .v6(_, _, let port): port
        case .unix: nil
        }
    }

    /// As it is written in the configuration.
    package var description: String {
        switch self {
        case .v4(let address, let port):
            stride(from: 24, through: 0, by: -8).map { String(address >> UInt32($0) & 0xFF) }.joined(separator: ".")
                + ":\(port)"
        case .v6(let high, let low, let port):
            "["
                + [high, low].flatMap { half in
                    stride(from: 48, through: 0, by: -16).map { String(half >> UInt64($0) & 0xFFFF, radix: 16) }
                }.joined(separator: ":") + "]:\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }

    /// Reads `0.0.0.0:8080`, `[::]:8080`, `localhost:8080` or `unix:/path`; nil for anything else.
    package init?(_ text: String) {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst(5))
            guard !path.isEmpty, path.utf8.count <= Self.unixPathBytes else { return nil }
            self = .unix(path: path)
            return
        }
        guard let colon = text.lastIndex(of: ":") else { return nil }
        let digits = text[text.index(after: colon)...]
        guard digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let port = UInt16(digits) else { return nil }
        var host = String(text[..<colon])
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        if isBracketed { host = String(host.dropFirst().dropLast()) }
        if host == "localhost", !isBracketed { host = "127.0.0.1" }
        guard let address = IPAddress(host), isBracketed == host.contains(":") else { return nil }
        switch address {
        case .v4(let address): self = .v4(address, port: port)
        case .v6(let high, let low): self = .v6(high, low, port: port)
        }
    }

    /// What fits `sun_path` with its final NUL.
    static let unixPathBytes = 107
}
