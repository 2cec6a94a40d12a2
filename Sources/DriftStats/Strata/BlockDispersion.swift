import Glibc

/// Over-dispersion of event counts from a history in which nothing differed: a pseudo-canary against the rest of the
/// stable pods, in blocks of rows.
///
/// In each block res = Σ (x − kπ), var = Σ kπ(1−π) over its rows, k the events of both sides and π the canary's share
/// of exposures (times `ratio`); the estimate is the mean of res²/var. Nothing is estimated from the data, so no degree
/// of freedom is lost. Longer blocks see slower swings.
public struct BlockDispersion: Sendable, Equatable {
    /// The estimate for one block length.
    public struct Estimate: Sendable, Equatable {
        /// Rows in a block.
        public let length: Int
        /// Blocks with events.
        public let degreesOfFreedom: Double
        public let pearson: Double
        /// pearson / degrees of freedom; nil without any.
        public let value: Double?
        /// pearson / χ² quantile at the tail asked for: an upper confidence limit; nil without degrees of freedom.
        public let upper: Double?
        /// Whether there were enough blocks.
        public let isUsed: Bool
    }

    /// One for each block length, in the order given.
    public let estimates: [Estimate]
    /// max(1, largest upper limit among the used lengths); nil where none is used.
    public let dispersion: Double?

    /// - Parameters:
    ///   - rows: consecutive rows; an incomplete last block is left out.
    ///   - lengths: block lengths in rows, each at least 1.
    ///   - ratio: the known ratio of event rates, 1 for a true pseudo-canary.
    ///   - upperTail: 0.2 for an 80 % upper limit.
    ///   - minimumBlocks: fewer blocks with events than this are not used.
    /// - Throws: for arguments out of range.
    public init(
        _ rows: [RatioRow], lengths: [Int] = [1, 5, 15, 30], ratio: Double = 1, upperTail: Double = 0.2,
        minimumBlocks: Int = 4
    ) throws(InvalidArgument) {
        for row in rows { try row.validate() }
        try require(lengths.allSatisfy { $0 >= 1 }, "lengths", "at least 1")
        try require(ratio > 0 && ratio < .infinity, "ratio", "a positive number")
        try require(upperTail > 0 && upperTail < 1, "upperTail", "above 0 and below 1")
        try require(minimumBlocks >= 1, "minimumBlocks", "at least 1")
        var estimates: [Estimate] = []
        for length in lengths {
            let (pearson, blocks) = Self.pearson(rows, length: length, ratio: ratio)
            var upper: Double?
            if blocks > 0 { upper = try pearson / ChiSquared.quantile(upperTail, degreesOfFreedom: blocks) }
            estimates.append(
                Estimate(
                    length: length, degreesOfFreedom: blocks, pearson: pearson,
                    value: blocks > 0 ? pearson / blocks : nil, upper: upper,
                    isUsed: blocks >= Double(minimumBlocks)))
        }
        self.estimates = estimates
        dispersion = estimates.filter(\.isUsed).compactMap(\.upper).max().map { max(1, $0) }
    }

    private static func pearson(_ rows: [RatioRow], length: Int, ratio: Double) -> (sum: Double, blocks: Double) {
        var sum = 0.0
        var blocks = 0.0
        for start in stride(from: 0, through: rows.count - length, by: length) {
            var residual = 0.0
            var variance = 0.0
            for row in rows[start..<(start + length)] where row.isInformative {
                let weighted = ratio * row.canaryExposures
                let all = weighted + row.baselineExposures
                let share = weighted / all
                residual += row.canaryEvents - row.events * share
                variance += row.events * share * (row.baselineExposures / all)
            }
            guard variance > 0 else { continue }
            sum += residual * residual / variance
            blocks += 1
        }
        return (sum, blocks)
    }
}
