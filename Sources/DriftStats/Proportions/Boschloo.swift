import Glibc

/// Boschloo's exact test (1970) of two shares of events at one look: Fisher's p-value as the statistic, its worst case
/// over the common share as the p-value. Never weaker than Fisher's test.
///
/// The group sizes are fixed, the number of events is not.
public struct Boschloo: Sendable, Equatable {
    /// Which side's share is larger if the test rejects.
    public enum Alternative: String, Sendable {
        /// The canary's.
        case greater
        /// The baseline's.
        case less
    }

    /// The most trials of both sides together: tables grow with the product of the sizes.
    public static let maximumTrials = 20_000

    /// One-sided p-value of Fisher's test of the table seen; 0 below 1e-308.
    public let fisher: Double
    /// max over π of the probability of a table whose own Fisher value is not above the one seen.
    public let p: Double
    /// The common share at which that maximum lies.
    public let worstShare: Double

    /// - Throws: unless the counts are whole, 0 ≤ events ≤ trials, trials ≥ 1 and at most `maximumTrials` in all.
    public init(
        canaryEvents: Int, canaryTrials: Int, baselineEvents: Int, baselineTrials: Int, alternative: Alternative
    ) throws(InvalidArgument) {
        try require(canaryTrials >= 1 && canaryTrials <= Self.maximumTrials, "canaryTrials", "1 or more")
        try require(
            baselineTrials >= 1 && baselineTrials <= Self.maximumTrials - canaryTrials, "baselineTrials",
            "1 or more, with the canary's \(Self.maximumTrials) at most")
        try require(canaryEvents >= 0 && canaryEvents <= canaryTrials, "canaryEvents", "between 0 and the trials")
        try require(
            baselineEvents >= 0 && baselineEvents <= baselineTrials, "baselineEvents", "between 0 and the trials")
        let swapped = alternative == .less
        let first = swapped ? baselineTrials : canaryTrials
        let second = swapped ? canaryTrials : baselineTrials
        let seen = Self.upperTails(first, second, canaryEvents + baselineEvents)
        let least = max(0, canaryEvents + baselineEvents - second)
        let fisher = seen[(swapped ? baselineEvents : canaryEvents) - least]
        self.fisher = fisher
        // Given the number of events a table's chance of being in the rejection region is the largest such tail.
        let tails = (0...(first + second)).map { total in
            Self.upperTails(first, second, total).first { $0 <= fisher * (1 + 1e-9) } ?? 0
        }
        (worstShare, p) = Self.worst(RejectionMixture(tails))
    }

    /// P(X ≥ a) for each possible a, ascending, X hypergeometric: events of the first group given all events.
    private static func upperTails(_ first: Int, _ second: Int, _ events: Int) -> [Double] {
        let low = max(0, events - second)
        let high = min(first, events)
        var masses = [Double](repeating: 0, count: high - low + 1)
        // From the mode outwards, so that nothing overflows; then divided by the sum.
        let mode = min(max((first + 1) * (events + 1) / (first + second + 2), low), high)
        masses[mode - low] = 1
        for a in stride(from: mode, to: high, by: 1) {
            let ratio = Double(first - a) * Double(events - a) / (Double(a + 1) * Double(second - events + a + 1))
            masses[a + 1 - low] = masses[a - low] * ratio
        }
        for a in stride(from: mode, to: low, by: -1) {
            let ratio = Double(a) * Double(second - events + a) / (Double(first - a + 1) * Double(events - a + 1))
            masses[a - 1 - low] = masses[a - low] * ratio
        }
        let sum = masses.reduce(0, +)
        var tail = 0.0
        for i in masses.indices.reversed() {
            tail += masses[i] / sum
            masses[i] = min(1, tail)
        }
        masses[0] = 1
        return masses
    }

    /// The largest value over all shares: a grid that is fine against the width of a binomial law, then golden sections
    /// around each of its highest points.
    private static func worst(_ mixture: RejectionMixture) -> (share: Double, p: Double) {
        // In the angle with share = sin² all binomial laws have the same width, 1/(2√N).
        let steps = Int(Double.pi * sqrt(Double(mixture.trials)) * 8) + 16
        let width = Double.pi / 2 / Double(steps)
        let values = (0...steps).map { mixture.value(angle: Double($0) * width) }
        let highest = values.max() ?? 0
        var best = (angle: 0.0, p: 0.0)
        for i in values.indices {
            let left = i == 0 ? -1 : values[i - 1]
            let right = i == steps ? -1 : values[i + 1]
            guard values[i] >= left, values[i] >= right, values[i] >= 0.95 * highest else { continue }
            let angle = Double(i) * width
            let peak = mixture.peak(from: max(0, angle - width), to: min(Double.pi / 2, angle + width))
            for (angle, p) in [peak, (angle, values[i])] where p > best.p { best = (angle, p) }
        }
        return (sin(best.angle) * sin(best.angle), min(1, best.p))
    }
}
