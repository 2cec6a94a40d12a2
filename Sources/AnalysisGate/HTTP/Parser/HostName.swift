/// The syntax of `Host` (RFC 9110, 7.2): a name or an address, and a port.
enum HostName {
    /// Whether a range is a non-empty host, with or without a port; user information is refused.
    static func isValid(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        guard index < range.upperBound else { return false }
        let bracket: UInt8 = 0x5B
        let set: ByteSet = bytes[index] == bracket ? .bracketed : .host
        if bytes[index] == bracket { index += 1 }
        let start = index
        while index < range.upperBound, set.contains(bytes[index]) { index += 1 }
        guard index > start else { return false }
        if bytes[range.lowerBound] == bracket {
            guard index < range.upperBound, bytes[index] == 0x5D else { return false }
            index += 1
        }
        guard index < range.upperBound else { return true }
        guard bytes[index] == ASCII.colon, range.upperBound - index <= 6 else { return false }
        return (index + 1..<range.upperBound).allSatisfy { ASCII.isDigit(bytes[$0]) }
    }
}
