import Glibc

/// One decision out of many tests: Holm's step-down procedure, weighted.
///
/// Controls the chance of any false rejection whatever the dependence; on always-valid p-values also at any time of
/// looking.
public struct Holm: Sendable, Equatable {
    /// Adjusted p-values, in the order given; a test is rejected where it is at most α.
    public let adjusted: [Double]
    /// For each test the level that its own p-value is held against: α · wᵢ / (weights of this and all later tests).
    public let levels: [Double]
    public let alpha: Double

    /// - Parameters:
    ///   - p: p-values in 0…1.
    ///   - weights: positive, equal when nil; a larger weight makes a test easier to reject.
    /// - Throws: for a p-value out of range, a weight that is not positive, another number of weights than of
    ///   p-values, or an alpha that is not between 0 and 1.
    public init(_ p: [Double], weights: [Double]? = nil, alpha: Double) throws(InvalidArgument) {
        try require(p.allSatisfy { $0 >= 0 && $0 <= 1 }, "p", "between 0 and 1")
        try require(alpha > 0 && alpha < 1, "alpha", "above 0 and below 1")
        let weights = weights ?? Array(repeating: 1, count: p.count)
        try require(
            weights.count == p.count && weights.allSatisfy { $0 > 0 && $0 < .infinity },
            "weights", "one for each p-value, all positive")
        let order = p.indices.sorted { (p[$0] / weights[$0], $0) < (p[$1] / weights[$1], $1) }
        var adjusted = [Double](repeating: 0, count: p.count)
        var levels = adjusted
        var later = 0.0
        var remaining = [Double](repeating: 0, count: p.count)
        for i in order.reversed() {
            later += weights[i]
            remaining[i] = later
        }
        var running = 0.0
        for i in order {
            running = max(running, min(1, p[i] / weights[i] * remaining[i]))
            adjusted[i] = running
            levels[i] = alpha * weights[i] / remaining[i]
        }
        self.adjusted = adjusted
        self.levels = levels
        self.alpha = alpha
    }

    /// Whether each test is rejected.
    public var rejected: [Bool] { adjusted.map { $0 <= alpha } }
}
