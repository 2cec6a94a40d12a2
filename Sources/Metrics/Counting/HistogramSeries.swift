/// Turns the series of an answer into histograms over time.
enum HistogramSeries {
    /// Classic ones: the `le` series with otherwise equal labels, put together moment by moment.
    ///
    /// Bounds are read as numbers, since "1" and "1.0" are the same. A moment without the +Inf bucket is left out; one
    /// that lacks another bucket is merely coarser.
    static func classic(
        _ series: [Series], in query: CountingQuery, number: Int, within range: Range<Double>
    ) -> [TrackedSeries<BucketCounts>] {
        var groups: [Group] = []
        var indices: [String: Int] = [:]
        for series in series {
            guard let text = series.labels["le"], let bound = bound(text) else { continue }
            for place in SeriesRouting.places(of: series.labels, in: query, number: number, ignoring: "le") {
                let name = place.target + place.key
                let index = indices[name] ?? groups.count
                if index == groups.count {
                    indices[name] = index
                    groups.append(Group(place: place))
                }
                groups[index].bounds.append((bound, series))
            }
        }
        return groups.map { TrackedSeries(place: $0.place, samples: $0.samples(within: range)) }
    }

    /// Native ones.
    static func native(
        _ series: [Series], in query: CountingQuery, number: Int, within range: Range<Double>
    ) -> [TrackedSeries<BucketCounts>] {
        series.flatMap { series -> [TrackedSeries<BucketCounts>] in
            let samples = series.histograms.filter { isInside($0.time, range) }.map {
                TimedValue(time: $0.time, value: BucketCounts($0.histogram))
            }
            guard !samples.isEmpty else { return [] }
            return SeriesRouting.places(of: series.labels, in: query, number: number).map {
                TrackedSeries(place: $0, samples: samples)
            }
        }
    }

    /// Behind the range's lower end, up to and with its upper one: ranges of samples are open on the left.
    static func isInside(_ time: Double, _ range: Range<Double>) -> Bool {
        time > range.lowerBound && time <= range.upperBound
    }

    private static func bound(_ text: String) -> Double? {
        switch text {
        case "+Inf", "Inf", "inf", "+inf": .infinity
        default: Double(text).flatMap { $0.isFinite ? $0 : nil }
        }
    }

    /// The buckets of one classic histogram.
    private struct Group {
        let place: SeriesPlace
        var bounds: [(bound: Double, series: Series)] = []

        func samples(within range: Range<Double>) -> [TimedValue<BucketCounts>] {
            let ascending = bounds.sorted { $0.bound < $1.bound }
            let times = Set(ascending.filter { $0.bound == .infinity }.flatMap(\.series.times)).sorted()
            var cursors = Array(repeating: 0, count: ascending.count)
            var samples: [TimedValue<BucketCounts>] = []
            for time in times where isInside(time, range) {
                var cumulative: [(bound: Double, count: Double)] = []
                for (index, (bound, series)) in ascending.enumerated() {
                    while cursors[index] < series.times.count, series.times[cursors[index]] < time {
                        cursors[index] += 1
                    }
                    guard cursors[index] < series.times.count, series.times[cursors[index]] == time else { continue }
                    cumulative.append((bound, series.values[cursors[index]]))
                }
                samples.append(TimedValue(time: time, value: BucketCounts(cumulative: cumulative)))
            }
            return samples
        }
    }
}

extension BucketCounts {
    /// From cumulative counts at ascending bounds; one bound in two spellings counts once, with the larger number.
    init(cumulative: [(bound: Double, count: Double)]) {
        var below = (bound: -Double.infinity, count: 0.0)
        for (bound, count) in cumulative {
            guard count.isUsable else {
                isBroken = true
                continue
            }
            // Buckets that were read in the middle of an observation may fall by one: never below nothing.
            let reached = max(count, below.count)
            if bound == below.bound, let last = buckets.indices.last {
                buckets[last].count += reached - below.count
            } else {
                buckets.append(Bucket(lower: below.bound, upper: bound, count: reached - below.count))
            }
            below = (bound, reached)
        }
    }

    /// From the API's buckets; NaN observations are in none.
    init(_ histogram: NativeHistogram) {
        for bucket in histogram.buckets {
            guard bucket.count.isUsable, bucket.lower <= bucket.upper else {
                isBroken = true
                continue
            }
            buckets.append(Bucket(lower: bucket.lower, upper: bucket.upper, count: bucket.count))
        }
        buckets.sort { ($0.upper, $0.lower) < ($1.upper, $1.lower) }
    }
}
