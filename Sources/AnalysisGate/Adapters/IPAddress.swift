/// An address as text writes it; IPv6 as its two halves.
package enum IPAddress: Sendable, Hashable {
    /// In host order.
    case v4(UInt32)
    case v6(UInt64, UInt64)

    /// Reads dotted IPv4 (four decimal numbers without leading zeros) or IPv6 (RFC 4291, 2.2); nil for anything else.
    /// An IPv4-mapped IPv6 address becomes the IPv4 address that it means.
    package init?(_ text: String) {
        if let address = AddressText.v4(text) {
            self = .v4(address)
        } else if let (high, low) = AddressText.v6(text) {
            self = high == 0 && low >> 32 == 0xFFFF ? .v4(UInt32(truncatingIfNeeded: low)) : .v6(high, low)
        } else {
            return nil
        }
    }

    /// Whether the address is on this machine: 127.0.0.0/8 or ::1.
    package var isLoopback: Bool {
        switch self {
        case .v4(let address): address >> 24 == 127
        case .v6(let high, let low): high == 0 && low == 1
        }
    }
}

extension IPAddress: CustomStringConvertible {
    package var description: String {
        switch self {
        case .v4(let address):
            return [24, 16, 8, 0].map { String(address >> UInt32($0) & 0xFF) }.joined(separator: ".")
        case .v6(let high, let low):
            let groups = [high, low].flatMap { half in [48, 32, 16, 0].map { half >> UInt64($0) & 0xFFFF } }
            return groups.map { String($0, radix: 16) }.joined(separator: ":")
        }
    }
}
