import Foundation

/// Log-normal latencies counted in buckets.
public struct LatencyStream: Sendable {
    /// Finite upper edges, ascending.
    public var edges: [Double]
    public var median: Double
    /// Standard deviation of the logarithm.
    public var sigma: Double

    public init(edges: [Double], median: Double = 0.08, sigma: Double = 0.6) {
        self.edges = edges
        self.median = median
        self.sigma = sigma
    }

    /// Shares of the buckets, the one above the last edge included.
    public var shares: [Double] {
        let below = edges.map { 0.5 * erfc(-(log($0 / median) / sigma) / 2.0.squareRoot()) } + [1]
        return zip(below, [0] + below.dropLast()).map { $0 - $1 }
    }

    /// Counts by bucket for a mean number of requests.
    public func draw(requests: Double, from random: inout SeededRandom) -> [Double] {
        shares.map { random.poisson(requests * $0) }
    }

    /// The edges that client libraries ship.
    public static let commonEdges = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    /// Edges 9 % apart, as native histograms of schema 3 have.
    public static let fineEdges = (-60...20).map { pow(2, Double($0) / 8) }
}
