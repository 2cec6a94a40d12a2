/// A range of addresses: `10.0.0.0/8`, `fd00::/8`, or one address.
package struct CIDR: Sendable, Hashable, CustomStringConvertible {
    package let base: IPAddress
    /// The number of leading bits that an address shares with the range: 0…32 or 0…128.
    package let bits: Int

    /// Nil for a text that is no range, or whose base has bits beyond the prefix.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let base = parts.first.flatMap({ IPAddress(String($0)) }) else { return nil }
        let width =
            switch base {
            case .v4: 32
            case .v6: 128
            }
        var bits = width
        if parts.count == 2 {
            guard parts[1].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let written = Int(parts[1]), written <= width
            else { return nil }
            bits = written
        }
        self.base = base
        self.bits = bits
        guard Self.masked(base, bits) == base else { return nil }
    }

    package var description: String { "\(base)/\(bits)" }

    /// Whether the address lies in the range; never across the two families.
    package func contains(_ address: IPAddress) -> Bool {
        switch (base, address) {
        case (.v4, .v4), (.v6, .v6): Self.masked(address, bits) == base
        default: false
        }
    }

    private static func masked(_ address: IPAddress, _ bits: Int) -> IPAddress {
        // A smart shift by the whole width answers 0, which is the mask of no bits.
        switch address {
        case .v4(let address):
            .v4(address & (UInt32.max << (32 - bits)))
        case .v6(let high, let low):
            .v6(high & (UInt64.max << max(0, 64 - bits)), low & (UInt64.max << min(64, 128 - bits)))
        }
    }
}
