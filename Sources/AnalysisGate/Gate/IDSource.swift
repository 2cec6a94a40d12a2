/// Makes ids that no two rows share: readable prefix, the time, and randomness.
package struct IDSource: Sendable {
    private let random: @Sendable () -> UInt64

    package init(random: @escaping @Sendable () -> UInt64) {
        self.random = random
    }

    /// - Parameter now: Unix seconds; ids of one prefix sort by it.
    package func make(_ prefix: String, now: Double) -> String {
        let milliseconds = String(UInt64(max(0, now) * 1000), radix: 36)
        let tail = String(random(), radix: 36)
        return "\(prefix)-\(Self.padded(milliseconds, 9))-\(Self.padded(tail, 13))"
    }

    private static func padded(_ digits: String, _ width: Int) -> String {
        String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
