import Glibc

/// Kolmogorov–Smirnov and Wasserstein distances of two large samples without sorting them.
///
/// The values are counted into equal intervals, with their sums. Where F − G keeps its sign within an interval the
/// area needs the sums alone, and where it cannot exceed the largest distance at the intervals' ends the maximum needs
/// the counts alone; only the values of the few other intervals are sorted, those of crowded ones counted again.
/// The results are those of `EmpiricalDistance` up to rounding.
public struct EmpiricalGap: Sendable, Equatable {
    /// max |F − G|, 0 to 1.
    public let kolmogorovSmirnov: Double
    /// ∫|F − G|, in the unit of the values.
    public let wasserstein: Double

    /// - Throws: for an empty sample or a number that is not finite.
    public init(canary: [Double], baseline: [Double]) throws(InvalidArgument) {
        try require(!canary.isEmpty, "canary", "1 value or more")
        try require(!baseline.isEmpty, "baseline", "1 value or more")
        guard let own = GapCounter.range(canary) else { throw InvalidArgument("canary", allowed: "finite numbers") }
        guard let other = GapCounter.range(baseline) else {
            throw InvalidArgument("baseline", allowed: "finite numbers")
        }
        var counter = GapCounter(canaryCount: canary.count, baselineCount: baseline.count)
        let low = min(own.lowerBound, other.lowerBound)
        let high = max(own.upperBound, other.upperBound)
        counter.add(GapCounter.Part(canary: canary, baseline: baseline, start: low, end: high), values: low...high)
        kolmogorovSmirnov = counter.largest
        wasserstein = counter.area.value
    }
}
