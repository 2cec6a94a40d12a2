import Glibc

/// Equal intervals over a range of values.
struct GapGrid {
    /// Values in each interval, and the sum of their distances from its start.
    struct Tally {
        var counts: [UInt32]
        var offsets: [Double]
    }

    /// An interval whose values must be looked at one by one.
    struct Open {
        let bucket: Int
        let canaryBefore: Int
        let baselineBefore: Int
        let count: Int
    }

    let low: Double
    let buckets: Int
    let width: Double
    let scale: Double

    /// About 32 values an interval, 32,768 intervals at most: their tallies stay in a core's cache.
    init(low: Double, high: Double, count: Int) {
        self.low = low
        buckets = min(max(count / 32, 16), 32_768)
        width = (high - low) / Double(buckets)
        scale = Double(buckets) / (high - low)
    }

    private func bucket(_ value: Double) -> Int { min(Int((value - low) * scale), buckets - 1) }

    func tally(_ values: [Double]) -> Tally {
        var tally = Tally(
            counts: Array(repeating: 0, count: buckets), offsets: Array(repeating: 0, count: buckets))
        for value in values {
            let distance = value - low
            let bucket = min(Int(distance * scale), buckets - 1)
            tally.counts[bucket] += 1
            tally.offsets[bucket] += distance - Double(bucket) * width
        }
        return tally
    }

    /// The values of the open intervals, which are ascending.
    func collect(_ open: [Open], _ part: GapCounter.Part) -> [GapCounter.Part] {
        guard !open.isEmpty else { return [] }
        var slots = [Int32](repeating: -1, count: buckets)
        var parts: [GapCounter.Part] = []
        for (slot, interval) in open.enumerated() {
            slots[interval.bucket] = Int32(slot)
            let start = low + Double(interval.bucket) * width
            parts.append(
                GapCounter.Part(
                    canary: [], baseline: [], start: start, end: start + width, canaryBefore: interval.canaryBefore,
                    baselineBefore: interval.baselineBefore))
        }
        for value in part.canary {
            let slot = Int(slots[bucket(value)])
            if slot >= 0 { parts[slot].canary.append(value) }
        }
        for value in part.baseline {
            let slot = Int(slots[bucket(value)])
            if slot >= 0 { parts[slot].baseline.append(value) }
        }
        return parts
    }
}
