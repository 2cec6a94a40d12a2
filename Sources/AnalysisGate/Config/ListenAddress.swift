/// Where the server listens.
package enum ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// Port 0 lets the system choose.
    case tcp(IPAddress, port: UInt16)
    case unix(path: String)

    /// Reads `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080` or `unix:/run/gate.sock`; nil for anything else.
    package init?(_ text: String) {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst("unix:".count))
            // sockaddr_un holds 107 bytes and a NUL.
            guard !path.isEmpty, path.utf8.count <= 107 else { return nil }
            self = .unix(path: path)
            return
        }
        guard let colon = text.lastIndex(of: ":") else { return nil }
        var host = String(text[..<colon])
        let digits = text[text.index(after: colon)...]
        guard digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let port = UInt16(digits) else { return nil }
        let bracketed = host.hasPrefix("[") && host.hasSuffix("]")
        if bracketed { host = String(host.dropFirst().dropLast()) }
        if host == "localhost", !bracketed { host = "127.0.0.1" }
        guard let address = IPAddress(host), bracketed == host.contains(":") else { return nil }
        self = .tcp(address, port: port)
    }

    package var description: String {
        switch self {
        case .tcp(.v4(let address), let port): "\(IPAddress.v4(address)):\(port)"
        case .tcp(let address, let port): "[\(address)]:\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }

    /// Whether only this machine can reach it.
    package var isLocal: Bool {
        switch self {
        case .tcp(let address, _): address.isLoopback
        case .unix: true
        }
    }
}
