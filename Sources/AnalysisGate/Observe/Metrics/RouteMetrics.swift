/// The answers of one route.
package final class RouteMetrics: Sendable {
    private static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

    private let pattern: String
    private let durations: MetricFamily<Histogram>
    /// By status and method, so that no text is hashed for each request.
    private let known = Locked<[Int: Histogram]>([:])

    init(pattern: String, durations: MetricFamily<Histogram>) {
        self.pattern = pattern
        self.durations = durations
    }

    /// Counts one answer; an unknown method is counted under `other`.
    package func answered(method: String, status: Int, seconds: Double) {
        let index = Self.methods.firstIndex(of: method)
        let key = status * (Self.methods.count + 1) + (index ?? Self.methods.count)
        let histogram = known.withLock { known in
            if let histogram = known[key] { return histogram }
            let name = index.map { Self.methods[$0] } ?? MetricLimits.otherValue
            let histogram = durations.with(pattern, name, String(status))
            known[key] = histogram
            return histogram
        }
        histogram.observe(seconds)
    }
}
