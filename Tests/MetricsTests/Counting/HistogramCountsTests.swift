import Metrics
import Testing

@Suite struct HistogramCountsTests {
    private let start = Fixture.start
    private let selector = Selector(metric: "latency_seconds")

    /// Observations per sample below or at 0.1, between 0.1 and 1, above 1.
    private typealias Step = (low: Double, middle: Double, high: Double)

    @Test func countsClassicBuckets() async throws {
        let counts = try await read(classic("canary", (5, 3, 1)) + classic("stable", (50, 30, 20)))
        #expect(counts.edges == [0.1, 1])
        #expect(counts.lostEdges == 0)
        #expect(counts.strata.count == 4)
        #expect(
            counts.strata[0]
                == HistogramStratum(start: start, end: start + 15, canary: [5, 3, 1], baseline: [50, 30, 20]))
        #expect(counts.canary.series == 1)
        #expect(counts.queries == [#"latency_seconds_bucket{app="churn",version=~"canary|stable"}"#])
    }

    @Test func takesTheBucketNameToo() async throws {
        let counts = try await read(
            classic("canary", (5, 3, 1)) + classic("stable", (50, 30, 20)), Selector(metric: "latency_seconds_bucket"))
        #expect(counts.strata.count == 4)
    }

    @Test func boundsAreNumbers() async throws {
        let counts = try await read(
            classic("canary", (5, 3, 1), bounds: ["0.10", "1.0"]) + classic("stable", (5, 3, 2), bounds: ["1e-1", "1"]))
        #expect(counts.edges == [0.1, 1])
        #expect(counts.strata[3].canary == [5, 3, 1])
    }

    @Test func keepsTheEdgesThatAllSeriesShare() async throws {
        let counts = try await read(
            classic("canary", (5, 3, 1), bounds: ["0.1", "1"]) + classic("stable", (50, 30, 20), bounds: ["0.5", "1"]))
        #expect(counts.edges == [1])
        #expect(counts.lostEdges == 2)
        #expect(counts.strata[0].canary == [8, 1])
        #expect(counts.strata[0].baseline == [80, 20])
    }

    @Test func anEdgeInsideAnEmptyBucketIsKept() async throws {
        let counts = try await read(
            classic("canary", (5, 0, 1), bounds: ["0.1", "1"])
                + classic("stable", (50, 30, 20), bounds: ["0.1", "0.5", "1"]))
        #expect(counts.edges == [0.1, 0.5, 1])
        #expect(counts.strata[0].canary == [5, 0, 0, 1])
    }

    /// The smallest bucket does not fall at the restart, the others do: all of them begin anew.
    @Test func aRestartIsOneOfTheWholeHistogram() async throws {
        let before = [(-15.0, [1.0, 10, 20]), (0, [1, 11, 22])]
        let after = [(15.0, [1.0, 2, 3]), (30, [2, 4, 6]), (45, [2, 4, 6]), (60, [2, 4, 6])]
        let counts = try await read(
            cumulative("canary", ["0.1", "1", "+Inf"], before + after) + classic("stable", (1, 1, 1)))
        #expect(counts.strata.map(\.canary) == [[1, 1, 1], [1, 1, 1], [0, 0, 0], [0, 0, 0]])
        #expect(counts.canary.resets == 1)
    }

    @Test func aMomentThatLacksABucketIsCoarser() async throws {
        var series = cumulative(
            "canary", ["0.1", "1", "+Inf"], (-2...4).map { (Double($0) * 15, [5.0, 8, 9].map { $0 * 10 }) })
        series[1].times.remove(at: 4)
        series[1].values.remove(at: 4)
        let counts = try await read(series + classic("stable", (1, 1, 1)))
        #expect(counts.strata.map(\.canary).allSatisfy { $0 == [0, 0, 0] })
        #expect(counts.canary.resets == 0)
    }

    @Test func readsNativeHistogramsWhereThereAreNoClassicOnes() async throws {
        let counts = try await read(native("canary", (5, 3, 1)) + native("stable", (50, 30, 20)))
        #expect(counts.edges == [0.125, 0.5, 1, 2, 4])
        #expect(counts.strata[0].canary == [5, 0, 3, 0, 1, 0])
        #expect(counts.strata[0].baseline == [50, 0, 30, 0, 20, 0])
        #expect(counts.queries.last == #"latency_seconds{app="churn",version=~"canary|stable"}"#)
    }

    /// A finer schema on one side, and a bucket that comes into being: exact on the edges of the coarser.
    @Test func mergesNativeSchemas() async throws {
        let fine = (-2...4).map { index -> HistogramSample in
            let seen = Double(index + 3)
            var buckets = [
                NativeHistogram.Bucket(rule: .openLeft, lower: 0.5, upper: 0.7071067811865475, count: seen),
                NativeHistogram.Bucket(rule: .openLeft, lower: 0.7071067811865475, upper: 1, count: 2 * seen),
            ]
            if index > 1 { buckets.append(NativeHistogram.Bucket(rule: .openLeft, lower: 2, upper: 4, count: 1)) }
            return sample(index, buckets)
        }
        let counts = try await read([histogram("canary", fine)] + native("stable", (50, 30, 20)))
        #expect(counts.edges == [0.125, 0.5, 1, 2, 4])
        #expect(counts.lostEdges == 1)
        #expect(counts.strata.map { $0.canary[2] } == [3, 3, 3, 3])
        #expect(counts.strata.map { $0.canary[4] } == [0, 1, 0, 0])
        #expect(counts.canary.resets == 0)
    }

    @Test func aHistogramThatLosesResolutionIsNoRestart() async throws {
        let samples = (-2...4).map { index -> HistogramSample in
            let seen = Double(index + 3)
            if index < 2 {
                return sample(
                    index,
                    [
                        NativeHistogram.Bucket(rule: .openLeft, lower: 0.25, upper: 0.5, count: seen),
                        NativeHistogram.Bucket(rule: .openLeft, lower: 0.5, upper: 1, count: seen),
                    ])
            }
            return sample(index, [NativeHistogram.Bucket(rule: .openLeft, lower: 0.25, upper: 1, count: 2 * seen)])
        }
        let counts = try await read([histogram("canary", samples), histogram("stable", samples)])
        #expect(counts.strata.map { $0.canary.reduce(0, +) } == [2, 2, 2, 2])
        #expect(counts.canary.resets == 0)
        #expect(counts.edges == [1])
    }

    @Test func replaysToTheSameCounts() async throws {
        let source = FakeSource(
            classic("canary", (5, 3, 1)) + native("stable", (50, 30, 20)) + classic("stable", (2, 3, 4)))
        var memory = CountsMemory()
        for seconds in [10.0, 16, 31, 44, 60] {
            let window = CountsWindow(start: start, end: start + seconds)
            let look = try await Fixture.reader(source).histogram(
                selector, sides: Fixture.sides, window: window, memory: &memory)
            var nothing = CountsMemory()
            let whole = try await Fixture.reader(source).histogram(
                selector, sides: Fixture.sides, window: window, memory: &nothing)
            #expect(look == whole)
        }
    }

    private func read(_ series: [Series], _ selector: Selector? = nil) async throws -> HistogramCounts {
        var memory = CountsMemory()
        return try await Fixture.reader(FakeSource(series)).histogram(
            selector ?? self.selector, sides: Fixture.sides,
            window: CountsWindow(start: start, end: start + 60, seenAt: start + 100), memory: &memory)
    }

    private func classic(_ version: String, _ step: Step, bounds: [String] = ["0.1", "1"]) -> [Series] {
        let samples = (-20...4).map { index -> (Double, [Double]) in
            let seen = Double(index + 30)
            var values = [step.low, step.low + step.middle, step.low + step.middle + step.high].map { $0 * seen }
            if bounds.count == 3 { values.insert(values[0], at: 1) }
            return (Double(index) * 15, values)
        }
        return cumulative(version, bounds + ["+Inf"], samples)
    }

    /// Samples are (seconds after the start, one cumulative count for each bound).
    private func cumulative(_ version: String, _ bounds: [String], _ samples: [(Double, [Double])]) -> [Series] {
        bounds.enumerated().map { index, bound in
            var labels = Fixture.labels(version)
            labels["__name__"] = "latency_seconds_bucket"
            labels["le"] = bound
            return .counter(labels, samples.map { (start + $0.0, $0.1[index]) })
        }
    }

    private func native(_ version: String, _ step: Step) -> [Series] {
        let samples = (-20...4).map { index -> HistogramSample in
            let seen = Double(index + 30)
            return sample(
                index,
                [
                    NativeHistogram.Bucket(rule: .openLeft, lower: 0.0625, upper: 0.125, count: step.low * seen),
                    NativeHistogram.Bucket(rule: .openLeft, lower: 0.5, upper: 1, count: step.middle * seen),
                    NativeHistogram.Bucket(rule: .openLeft, lower: 2, upper: 4, count: step.high * seen),
                ])
        }
        return [histogram(version, samples)]
    }

    private func sample(_ index: Int, _ buckets: [NativeHistogram.Bucket]) -> HistogramSample {
        HistogramSample(
            time: start + Double(index) * 15,
            histogram: NativeHistogram(count: buckets.reduce(0) { $0 + $1.count }, sum: 1, buckets: buckets))
    }

    private func histogram(_ version: String, _ samples: [HistogramSample]) -> Series {
        var labels = Fixture.labels(version)
        labels["__name__"] = "latency_seconds"
        var series = Series.counter(labels, [])
        series.histograms = samples
        return series
    }
}
