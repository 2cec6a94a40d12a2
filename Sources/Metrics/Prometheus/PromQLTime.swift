/// Times as Prometheus's API and PromQL write them.
package enum PromQLTime {
    /// Unix seconds in decimal, to the millisecond that Prometheus knows.
    package static func instant(_ seconds: Double) -> String {
        let milliseconds = (seconds * 1000).rounded()
        guard let whole = Int64(exactly: milliseconds), whole >= 0 else { return seconds.description }
        let (seconds, rest) = whole.quotientAndRemainder(dividingBy: 1000)
        if rest == 0 { return seconds.description }
        return "\(seconds).\(String(1000 + rest).dropFirst())"
    }

    /// A length of time for a range or a timeout, rounded up to the millisecond.
    package static func duration(_ seconds: Double) -> String {
        let milliseconds = (seconds * 1000).rounded(.up)
        guard let whole = Int64(exactly: milliseconds), whole > 0 else { return "1ms" }
        return whole % 1000 == 0 ? "\(whole / 1000)s" : "\(whole)ms"
    }
}
