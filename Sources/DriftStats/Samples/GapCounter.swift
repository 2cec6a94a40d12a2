import Glibc

/// Adds up the distance of two empirical distribution functions, interval by interval.
struct GapCounter {
    /// The values of an interval, and how many lie before it.
    struct Part {
        var canary: [Double]
        var baseline: [Double]
        let start: Double
        let end: Double
        var canaryBefore = 0
        var baselineBefore = 0
    }

    /// Below so many values sorting is quicker than counting.
    private static let fewest = 2048
    /// Crowded intervals are counted again this often, then sorted.
    private static let deepest = 4

    private let canaryWeight: Double
    private let baselineWeight: Double
    private(set) var largest = 0.0
    private(set) var area = CompensatedSum()

    init(canaryCount: Int, baselineCount: Int) {
        canaryWeight = 1 / Double(canaryCount)
        baselineWeight = 1 / Double(baselineCount)
    }

    /// Smallest and largest value; nil where one is not finite.
    static func range(_ values: [Double]) -> ClosedRange<Double>? {
        var low = Double.infinity
        var high = -Double.infinity
        // x·0 is 0 for finite numbers alone.
        var check = 0.0
        for value in values {
            low = value < low ? value : low
            high = value > high ? value : high
            check += value * 0
        }
        return check == 0 && low <= high ? low...high : nil
    }

    private func gap(_ canary: Int, _ baseline: Int) -> Double {
        Double(canary) * canaryWeight - Double(baseline) * baselineWeight
    }

    /// Adds an interval whose values all lie in the range.
    mutating func add(_ part: Part, values: ClosedRange<Double>, depth: Int = 0) {
        let low = values.lowerBound
        let high = values.upperBound
        let count = part.canary.count + part.baseline.count
        let width = high - low
        guard count > Self.fewest, depth < Self.deepest, width > 0, width.isFinite else { return addSorted(part) }
        let before = gap(part.canaryBefore, part.baselineBefore)
        area.add(abs(before) * (low - part.start))
        let grid = GapGrid(low: low, high: high, count: count)
        guard grid.scale.isFinite else { return addSorted(part, from: low) }
        let canary = grid.tally(part.canary)
        let baseline = grid.tally(part.baseline)
        let open = addClosed(grid, canary, baseline, part)
        for inner in grid.collect(open, part) {
            let own = Self.range(inner.canary + inner.baseline)
            if let own { add(inner, values: own, depth: depth + 1) }
        }
        let after = gap(part.canaryBefore + part.canary.count, part.baselineBefore + part.baseline.count)
        area.add(abs(after) * (part.end - high))
    }

    /// Adds what counts and sums settle, and returns the intervals that they do not settle.
    private mutating func addClosed(
        _ grid: GapGrid, _ canary: GapGrid.Tally, _ baseline: GapGrid.Tally, _ part: Part
    ) -> [GapGrid.Open] {
        var x = part.canaryBefore
        var y = part.baselineBefore
        largest = max(largest, abs(gap(x, y)))
        for bucket in 0..<grid.buckets {
            x += Int(canary.counts[bucket])
            y += Int(baseline.counts[bucket])
            largest = max(largest, abs(gap(x, y)))
        }
        var open: [GapGrid.Open] = []
        x = part.canaryBefore
        y = part.baselineBefore
        for bucket in 0..<grid.buckets {
            let own = Int(canary.counts[bucket])
            let other = Int(baseline.counts[bucket])
            let lowest = gap(x, y + other)
            let highest = gap(x + own, y)
            if own + other > 0, max(-lowest, highest) > largest || (lowest < 0 && highest > 0) {
                open.append(GapGrid.Open(bucket: bucket, canaryBefore: x, baselineBefore: y, count: own + other))
            } else {
                let rest = grid.width
                let added =
                    canaryWeight * (Double(own) * rest - canary.offsets[bucket])
                    - baselineWeight * (Double(other) * rest - baseline.offsets[bucket])
                area.add(abs(gap(x, y) * rest + added))
            }
            x += own
            y += other
        }
        return open
    }

    /// Adds an interval value by value.
    private mutating func addSorted(_ part: Part, from start: Double? = nil) {
        let x = part.canary.sorted()
        let y = part.baseline.sorted()
        var i = 0
        var j = 0
        var previous = start ?? part.start
        var current = gap(part.canaryBefore, part.baselineBefore)
        while i < x.count || j < y.count {
            let value = i == x.count ? y[j] : j == y.count ? x[i] : min(x[i], y[j])
            area.add(abs(current) * (value - previous))
            while i < x.count, x[i] == value { i += 1 }
            while j < y.count, y[j] == value { j += 1 }
            current = gap(part.canaryBefore + i, part.baselineBefore + j)
            largest = max(largest, abs(current))
            previous = value
        }
        area.add(abs(current) * (part.end - previous))
    }
}
