import DriftStats
import Testing

/// What the reference values of histograms do not hold: placements of values, native layouts, arguments.
@Suite struct HistogramTests {
    private func histogram(_ values: [Double], _ edges: [Double]) throws -> BucketHistogram {
        let all = edges + [.infinity]
        return try BucketHistogram(
            edges: all, cumulative: all.map { edge in Double(values.count { $0 <= edge }) },
            sum: values.reduce(0, +))
    }

    @Test(
        arguments: [[0.1, 0.2, 0.4, 0.9, 1], [0.25, 0.5, 0.75, 1], [0.5, 1]], [[0.3, 0.6, 1], [0.25, 0.5, 0.75, 1]])
    func intervalsHoldForAnyPlacement(_ own: [Double], _ other: [Double]) throws {
        var state: UInt64 = 3
        func draw() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (Double(state >> 11) + 0.5) / 9_007_199_254_740_992
        }
        for _ in 0..<100 {
            let x = (0..<30).map { _ in draw() * draw() }
            let y = (0..<50).map { _ in draw() }
            let bounds = try HistogramDistance(
                canary: histogram(x, own), baseline: histogram(y, other), lower: 0, upper: 1)
            let truth = try EmpiricalDistance(canary: x, baseline: y)
            #expect(bounds.kolmogorovSmirnov.lower <= truth.kolmogorovSmirnov + 1e-12)
            #expect(bounds.kolmogorovSmirnov.upper >= truth.kolmogorovSmirnov - 1e-12)
            #expect(bounds.wasserstein.lower <= truth.wasserstein + 1e-12)
            #expect(bounds.wasserstein.upper >= truth.wasserstein - 1e-12)
            #expect(bounds.linearWasserstein <= bounds.wasserstein.upper + 1e-12)
        }
    }

    @Test func nativeBucketsBecomeCumulative() throws {
        let native = try NativeBuckets(
            buckets: [.init(lower: -0.25, upper: 0.25, count: 3), .init(lower: 0.5, upper: 1, count: 7)], count: 10)
        let histogram = try native.cumulative()
        #expect(histogram.edges == [-0.25, 0.25, 0.5, 1])
        #expect(histogram.cumulative == [0, 3, 3, 10])
        #expect(histogram.total == 10)
        let same = try HistogramDistance(canary: histogram, baseline: histogram)
        #expect(same.kolmogorovSmirnov.lower == 0)
        #expect(same.linearWasserstein == 0)
        let resolution = try #require(histogram.resolution)
        #expect(resolution.largestShare == 0.7)
        #expect(resolution.largest == Interval(lower: 0.5, upper: 1))
        #expect(resolution.isCoarse)
    }

    @Test func countsAreRepairedAsPrometheusDoes() throws {
        let fallen = try BucketHistogram(edges: [.infinity, 0.5, 1], cumulative: [20, 15, 10])
        #expect(fallen.cumulative == [15, 15])
        #expect(abs(fallen.largestRepair - 1.0 / 3) < 1e-15)
        let twice = try BucketHistogram(edges: [1, 1, .infinity], cumulative: [4, 6, 12])
        #expect(twice.edges == [1])
        #expect(twice.cumulative == [10])
        #expect(twice.largestRepair == 0)
    }

    @Test func argumentsThatAreOutOfRangeAreNamed() throws {
        #expect(throws: InvalidArgument("edges", allowed: "+Inf among them")) {
            try BucketHistogram(edges: [0.5, 1], cumulative: [10, 20])
        }
        #expect(throws: InvalidArgument("edges", allowed: "numbers or +Inf")) {
            try BucketHistogram(edges: [.nan, .infinity], cumulative: [4, 12])
        }
        for count in [-1, Double.nan, .infinity] {
            #expect(throws: InvalidArgument("cumulative", allowed: "finite and at least 0")) {
                try BucketHistogram(edges: [1, .infinity], cumulative: [count, 12])
            }
        }
        let full = try histogram([0.3], [1])
        let empty = try BucketHistogram(edges: [1, .infinity], cumulative: [0, 0])
        #expect(throws: InvalidArgument("baseline", allowed: "an observation at least")) {
            try HistogramDistance(canary: full, baseline: empty)
        }
        #expect(throws: InvalidArgument("buckets", allowed: "ascending, without overlap")) {
            try NativeBuckets(
                buckets: [.init(lower: 0, upper: 2, count: 1), .init(lower: 1, upper: 3, count: 1)], count: 2)
        }
    }
}
