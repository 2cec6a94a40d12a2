extension Peer {
    /// The peer's address; a caller inside this machine without one counts as 127.0.0.1.
    package var ipAddress: IPAddress {
        switch self {
        case .local: .v4(0x7F00_0001)
        case .v4(let address): .v4(address)
        case .v6(let high, let low): .v6(high, low)
        }
    }
}
