import Glibc

/// Hodges and Lehmann's estimate (1963) of a shift: the median of all differences canary − baseline, with the interval
/// that belongs to Mann and Whitney's test.
///
/// A difference of given rank is found by bisection over the numbers themselves, with a count of pairs at each step, so
/// that millions of pairs need no memory.
public struct HodgesLehmann: Sendable, Equatable {
    /// An interval between the k-th smallest and the k-th largest difference.
    public struct Ends: Sendable, Equatable {
        /// 0 where too few pairs give no end.
        public let rank: Int
        public let interval: Interval
    }

    private let canary: [Double]
    private let baseline: [Double]
    /// In the unit of the values.
    public let estimate: Double

    /// - Throws: for an empty sample or a number that is not finite.
    public init(canary: [Double], baseline: [Double]) throws(InvalidArgument) {
        try Sample.validate(canary, "canary")
        try Sample.validate(baseline, "baseline")
        let x = canary.sorted()
        let y = baseline.sorted()
        self.canary = x
        self.baseline = y
        let pairs = x.count * y.count
        let upper = Self.difference(x, y, rank: pairs / 2 + 1)
        estimate = pairs % 2 == 1 ? upper : (Self.difference(x, y, rank: pairs / 2) + upper) / 2
    }

    /// By the normal approximation: k = ⌊nm/2 + ½ − z √(nm(N+1)/12)⌋.
    ///
    /// - Throws: unless 0 < confidence < 1.
    public func interval(confidence: Double) throws(InvalidArgument) -> Ends {
        try require(confidence > 0 && confidence < 1, "confidence", "above 0 and below 1")
        let z = try -normalQuantile((1 - confidence) / 2)
        let n = Double(canary.count)
        let m = Double(baseline.count)
        return ends((n * m / 2 + 0.5 - z * sqrt(n * m / 12 * (n + m + 1))).rounded(.down))
    }

    /// By the exact law of U without ties: the largest k with P(U ≤ k − 1) ≤ (1 − confidence)/2.
    ///
    /// - Returns: the ends, and 1 − 2 P(U ≤ k − 1).
    /// - Throws: unless 0 < confidence < 1, and for more than `MannWhitney.maximumExactPairs` pairs.
    public func exactInterval(confidence: Double) throws(InvalidArgument) -> (ends: Ends, coverage: Double) {
        try require(confidence > 0 && confidence < 1, "confidence", "above 0 and below 1")
        try require(
            canary.count * baseline.count <= MannWhitney.maximumExactPairs, "canary",
            "with the baseline \(MannWhitney.maximumExactPairs) pairs at most")
        let chosen = min(canary.count, baseline.count)
        let law = RankSumLaw(ranks: Array(1...(canary.count + baseline.count)), chosen: chosen)
        let least = chosen * (chosen + 1) / 2
        let tail = (1 - confidence) / 2
        var k = 0
        while law.probability(upTo: least + k) <= tail { k += 1 }
        return (ends(Double(k)), k == 0 ? 1 : 1 - 2 * law.probability(upTo: least + k - 1))
    }

    private func ends(_ k: Double) -> Ends {
        guard k >= 1 else { return Ends(rank: 0, interval: Interval(lower: -.infinity, upper: .infinity)) }
        let pairs = canary.count * baseline.count
        return Ends(
            rank: Int(k),
            interval: Interval(
                lower: Self.difference(canary, baseline, rank: Int(k)),
                upper: Self.difference(canary, baseline, rank: pairs + 1 - Int(k))))
    }

    /// The rank-th smallest difference of two ascending samples, rank from 1.
    private static func difference(_ x: [Double], _ y: [Double], rank: Int) -> Double {
        var low = orderedBits(x[0] - y[y.count - 1])
        var high = orderedBits(x[x.count - 1] - y[0])
        while low < high {
            // Halved apart: the distance of the ends may not fit.
            let middle = (low >> 1) + (high >> 1) + (low & high & 1)
            if count(x, y, upTo: number(middle)) >= rank { high = middle } else { low = middle + 1 }
        }
        return number(low)
    }

    /// Pairs whose difference, as rounded, is at most the limit.
    private static func count(_ x: [Double], _ y: [Double], upTo limit: Double) -> Int {
        var pairs = 0
        var above = 0
        for value in x {
            while above < y.count, value - y[above] > limit { above += 1 }
            pairs += y.count - above
        }
        return pairs
    }

    /// Whole numbers in the order of the doubles.
    private static func orderedBits(_ value: Double) -> Int {
        let magnitude = Int(value.magnitude.bitPattern)
        return value < 0 ? -magnitude : magnitude
    }

    private static func number(_ ordered: Int) -> Double {
        ordered < 0 ? -Double(bitPattern: UInt64(-ordered)) : Double(bitPattern: UInt64(ordered))
    }
}
