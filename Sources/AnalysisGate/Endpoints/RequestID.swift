/// The name of one request, by which its log lines are found.
package enum RequestID {
    /// What a caller may send is bounded: it goes into each log line.
    package static let maximumBytes = 64

    /// The caller's `X-Request-Id` where it is a plain word, else a random one.
    package static func of(_ request: Request, random: UInt64) -> String {
        if let sent = request.header("X-Request-Id"), (1...maximumBytes).contains(sent.utf8.count),
            sent.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        {
            return sent
        }
        let digits = String(random, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
