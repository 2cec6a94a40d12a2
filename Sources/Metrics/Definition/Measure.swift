/// The data that a check looks at.
package enum Measure: Sendable, Hashable {
    /// Bad events out of all requests: two counters.
    case events(Selector, total: Selector)
    /// A latency histogram, compared at one quantile (0 < quantile < 1).
    case histogram(Selector, quantile: Double)
    /// Any PromQL that answers one number for the canary; compared with fixed limits only. May hold `{{field}}`.
    case query(String)
}
