import Glibc

/// How one side's requests turn out, worked out from the settings: the share of each outcome and each bucket.
package struct SimulatedBehaviour: Sendable, Equatable {
    package var errorRate: Double
    /// One a class of `classes`.
    package var classShares: [Double]
    /// One a bucket of `latencyEdges` and one above the last edge.
    package var latencyShares: [Double]
    /// Mean latency within each of these buckets, seconds.
    package var latencyMeans: [Double]
    /// One a bucket of `confidenceEdges`.
    package var confidenceShares: [Double]

    package static let classes = ["stay", "hesitate", "churn"]
    private static let usualClassShares = [0.6, 0.3, 0.1]

    /// Upper edges, seconds; close enough about the usual p95 that a check can speak of the quantile itself.
    package static let latencyEdges = [
        0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.035, 0.04, 0.045, 0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.11, 0.125,
        0.15, 0.175, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 10,
    ]
    package static let confidenceEdges = (1...20).map { Double($0) / 20 }

    /// Latency is lognormal with this standard deviation of the logarithm: p95 is 2.3 times the median.
    private static let latencySpread = 0.5
    /// Confidence is logit-normal: half of the stable version's lie above 0.82.
    private static let confidenceCentre = 1.5

    package init(_ settings: SimulationSettings, isCanary: Bool) {
        errorRate = min(1, settings.errorRate * (isCanary ? settings.canaryErrorFactor : 1))
        let drift = isCanary ? settings.drift : 0
        classShares = Self.tilted(Self.usualClassShares, psi: drift)
        let factor = isCanary ? settings.canaryLatencyFactor : 1
        let centre = log(settings.latencyMilliseconds / 1000 * factor)
        let spread = Self.latencySpread
        let edges = [0] + Self.latencyEdges + [.infinity]
        latencyShares = Self.shares(edges.map { Self.normal((log($0) - centre) / spread) })
        // The part of the mean that lies in a bucket: the lognormal's first partial moment.
        let moments = Self.shares(edges.map { Self.normal((log($0) - centre) / spread - spread) })
        let mean = exp(centre + spread * spread / 2)
        latencyMeans = zip(moments, latencyShares).map { $1 > 0 ? mean * $0 / $1 : 0 }
        // Two normal distributions one shift apart have the PSI shift², and the logit changes nothing in that.
        let confidenceCentre = Self.confidenceCentre - drift.squareRoot()
        confidenceShares = Self.shares(
            ([0] + Self.confidenceEdges).map { Self.normal(log($0 / (1 - $0)) - confidenceCentre) })
    }

    /// Shares between neighbouring values of a distribution function.
    private static func shares(_ cumulated: [Double]) -> [Double] {
        zip(cumulated, cumulated.dropFirst()).map { max(0, $1 - $0) }
    }

    private static func normal(_ value: Double) -> Double {
        value == -.infinity ? 0 : erfc(-value / 2.0.squareRoot()) / 2
    }

    /// Shares moved towards the last class until their PSI against the former ones is `psi`.
    private static func tilted(_ shares: [Double], psi: Double) -> [Double] {
        func moved(_ strength: Double) -> [Double] {
            let weights = shares.enumerated().map { $1 * exp(strength * Double($0)) }
            let sum = weights.reduce(0, +)
            return weights.map { $0 / sum }
        }
        func index(_ others: [Double]) -> Double {
            zip(shares, others).reduce(0) { $0 + ($1.1 - $1.0) * log($1.1 / $1.0) }
        }
        guard psi > 0 else { return shares }
        var (low, high) = (0.0, 10.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if index(moved(middle)) < psi { low = middle } else { high = middle }
        }
        return moved(low)
    }
}
