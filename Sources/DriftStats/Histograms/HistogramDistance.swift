/// Kolmogorov–Smirnov and Wasserstein distances of two histograms: intervals that hold wherever the values lie within
/// their buckets.
///
/// On the union of both layouts each side's distribution function lies between a floor and a ceiling. Intervals are
/// sharp for equal layouts and valid for others. Test on the counts of the shared edges, not on these numbers.
public struct HistogramDistance: Sendable, Equatable {
    /// max |F − G| up to the last point known.
    public let kolmogorovSmirnov: Interval
    /// The same with functions that are linear within buckets: a display.
    public let linearKolmogorovSmirnov: Double
    /// ∫|F − G| up to the last point known, in the unit of the values; the lower end uses the means where both sums and
    /// the whole support are known.
    public let wasserstein: Interval
    /// The lower end from the buckets alone.
    public let wassersteinLowerWithoutSums: Double
    /// The same with functions that are linear within buckets: a display.
    public let linearWasserstein: Double
    /// Shares above the last finite edge of each side.
    public let canaryTail: Double
    public let baselineTail: Double
    /// Difference of the means in size; nil where a sum is missing.
    public let meanDifference: Double?
    /// Whether values above the last edge could make the distances larger than the upper ends: there are some, and the
    /// support has no known end.
    public let isOpen: Bool

    /// - Parameters:
    ///   - lower: no value lies below; nil for 0, or for the smallest edge where that is negative.
    ///   - upper: no value lies above; nil where that is not known.
    /// - Throws: for a side without observations, or bounds that are not finite or not ascending.
    public init(
        canary: BucketHistogram, baseline: BucketHistogram, lower: Double? = nil, upper: Double? = nil
    ) throws(InvalidArgument) {
        try require(canary.total > 0, "canary", "an observation at least")
        try require(baseline.total > 0, "baseline", "an observation at least")
        let smallest = min(canary.edges.first ?? 0, baseline.edges.first ?? 0)
        let start = lower ?? min(0, smallest)
        try require(start.isFinite, "lower", "a finite number")
        try require(upper.map { $0 > start && $0 < .infinity } ?? true, "upper", "a finite number above the lower")
        let support = Interval(lower: start, upper: upper ?? .infinity)
        var points = Set(canary.edges + baseline.edges).filter { $0 >= start }
        points.insert(start)
        if let upper { points.insert(upper) }
        let grid = points.sorted()
        let own = BucketCurve(canary, at: grid, support: support)
        let other = BucketCurve(baseline, at: grid, support: support)
        let bounds = Self.bounds(grid, own, other)
        let linear = Self.linear(grid, own.linear, other.linear)
        kolmogorovSmirnov = Interval(
            lower: bounds.smirnov.lower, upper: max(bounds.smirnov.upper, bounds.smirnov.lower))
        linearKolmogorovSmirnov = linear.smirnov
        wassersteinLowerWithoutSums = bounds.wasserstein.lower
        linearWasserstein = linear.wasserstein
        canaryTail = canary.tailShare ?? 0
        baselineTail = baseline.tailShare ?? 0
        isOpen = upper == nil && (canaryTail > 0 || baselineTail > 0)
        var difference: Double?
        if let mean = canary.mean, let reference = baseline.mean { difference = abs(mean - reference) }
        meanDifference = difference
        var least = bounds.wasserstein.lower
        if let difference, upper != nil { least = max(least, difference) }
        wasserstein = Interval(lower: least, upper: max(bounds.wasserstein.upper, least))
    }

    private static func bounds(
        _ grid: [Double], _ f: BucketCurve, _ g: BucketCurve
    ) -> (smirnov: Interval, wasserstein: Interval) {
        var smirnov = Interval(lower: 0, upper: 0)
        var least = CompensatedSum()
        var most = CompensatedSum()
        for i in grid.indices {
            smirnov.lower = max(smirnov.lower, f.floor[i] - g.ceiling[i], g.floor[i] - f.ceiling[i])
            guard i > 0 else { continue }
            let narrow = max(0, f.floor[i - 1] - g.ceiling[i], g.floor[i - 1] - f.ceiling[i])
            let wide = max(0, f.ceiling[i] - g.floor[i - 1], g.ceiling[i] - f.floor[i - 1])
            smirnov.lower = max(smirnov.lower, narrow)
            smirnov.upper = max(smirnov.upper, wide)
            least.add(narrow * (grid[i] - grid[i - 1]))
            most.add(wide * (grid[i] - grid[i - 1]))
        }
        return (smirnov, Interval(lower: least.value, upper: most.value))
    }

    private static func linear(
        _ grid: [Double], _ f: [Double], _ g: [Double]
    ) -> (smirnov: Double, wasserstein: Double) {
        var most = 0.0
        var area = CompensatedSum()
        for i in grid.indices {
            let end = f[i] - g[i]
            most = max(most, abs(end))
            guard i > 0 else { continue }
            let start = f[i - 1] - g[i - 1]
            let width = grid[i] - grid[i - 1]
            if start * end >= 0 {
                area.add((abs(start) + abs(end)) / 2 * width)
            } else {
                // Two triangles that meet where the sign changes.
                area.add((start * start + end * end) / (2 * (abs(start) + abs(end))) * width)
            }
        }
        return (most, area.value)
    }
}
