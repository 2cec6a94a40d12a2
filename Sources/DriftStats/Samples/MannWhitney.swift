import Glibc

/// Mann and Whitney's test (1947): are the canary's values larger than the baseline's?
///
/// U counts the pairs in which the canary's value is the larger, equal ones half.
public struct MannWhitney: Sendable, Equatable {
    /// One-sided p-values for a larger and a smaller canary, and the two-sided one.
    public struct PValues: Sendable, Equatable {
        public let greater: Double
        public let less: Double
        public let twoSided: Double
    }

    /// The most pairs for which `exactP` counts all orders.
    public static let maximumExactPairs = 2500

    public let u: Double
    public let canaryCount: Int
    public let baselineCount: Int
    /// Standard deviation of U if nothing differs, ties allowed for; 0 where all values are equal.
    public let sigma: Double
    /// Normal approximation with continuity correction.
    public let asymptotic: PValues
    /// The two-sided statistic of that; nil where all values are equal.
    public let z: Double?
    private let doubledRanks: (canary: [Int], baseline: [Int])

    /// - Throws: for an empty sample or a number that is not finite.
    public init(canary: [Double], baseline: [Double]) throws(InvalidArgument) {
        try Sample.validate(canary, "canary")
        try Sample.validate(baseline, "baseline")
        let ranks = Sample.ranks(canary, baseline)
        let n = Double(canary.count)
        let m = Double(baseline.count)
        let total = n + m
        let u = ranks.canary.reduce(0, +) - n * (n + 1) / 2
        let sigma = sqrt(max(0, n * m / 12 * (total + 1 - ranks.ties / (total * (total - 1)))))
        let d = u - n * m / 2
        self.u = u
        self.sigma = sigma
        canaryCount = canary.count
        baselineCount = baseline.count
        doubledRanks = (ranks.canary.map { Int(2 * $0) }, ranks.baseline.map { Int(2 * $0) })
        guard sigma > 0 else {
            z = nil
            asymptotic = PValues(greater: 1, less: 1, twoSided: 1)
            return
        }
        let z = d == 0 ? 0 : (d - (d > 0 ? 0.5 : -0.5)) / sigma
        self.z = z
        asymptotic = PValues(
            greater: normalCDF(-(d - 0.5) / sigma), less: normalCDF((d + 0.5) / sigma),
            twoSided: min(1, 2 * normalCDF(-abs(z))))
    }

    /// U if nothing differs, on average.
    public var mean: Double { Double(canaryCount) * Double(baselineCount) / 2 }

    /// U over the number of pairs: the chance that a canary's value is larger, equal ones half.
    public var commonLanguageEffect: Double { u / (2 * mean) }

    /// By counting all ways to choose which of the values seen are the canary's, ties included.
    ///
    /// - Throws: for more than `maximumExactPairs` pairs.
    public func exactP() throws(InvalidArgument) -> PValues {
        try require(
            canaryCount * baselineCount <= Self.maximumExactPairs, "canary",
            "with the baseline \(Self.maximumExactPairs) pairs at most")
        let all = doubledRanks.canary + doubledRanks.baseline
        // The smaller side's rank sum decides as well, and is quicker to count.
        let isMirrored = baselineCount < canaryCount
        let own = isMirrored ? doubledRanks.baseline : doubledRanks.canary
        let law = RankSumLaw(ranks: all, chosen: own.count)
        let sum = own.reduce(0, +)
        let above = law.probability(from: sum)
        let below = law.probability(upTo: sum)
        let greater = isMirrored ? below : above
        let less = isMirrored ? above : below
        return PValues(greater: greater, less: less, twoSided: min(1, 2 * min(greater, less)))
    }

    public static func == (a: MannWhitney, b: MannWhitney) -> Bool {
        a.doubledRanks == b.doubledRanks
    }
}
