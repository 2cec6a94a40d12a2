import DriftStats
import JSON
import Testing

@Suite struct HistogramGoldenTests {
    @Test func histograms() throws {
        try GoldenFile("drift/histograms.json")?.check([
            "cases": { entry in
                let canary = try Self.histogram(entry.value["canary"])
                let baseline = try Self.histogram(entry.value["baseline"])
                let support = entry.value["support"]
                let distance = try HistogramDistance(
                    canary: canary, baseline: baseline, lower: support?[0]?.numberValue,
                    upper: support?[1]?.numberValue)
                entry.expect("ks_lower", distance.kolmogorovSmirnov.lower)
                entry.expect("ks_upper", distance.kolmogorovSmirnov.upper)
                entry.expect("ks_linear", distance.linearKolmogorovSmirnov)
                entry.expect("w1_lower", distance.wassersteinLowerWithoutSums)
                entry.expect("w1_upper", distance.wasserstein.upper)
                entry.expect("w1_linear", distance.linearWasserstein)
                entry.expect("w1_lower_with_sum", distance.wasserstein.lower)
                entry.expect("mean_diff", distance.meanDifference)
                entry.expect("tail_canary", distance.canaryTail)
                entry.expect("tail_baseline", distance.baselineTail)
                entry.expect("shared_bounds", canary.sharedEdges(with: baseline))
                let shared = try BucketHistogram.shared(canary: canary, baseline: baseline)
                entry.expect("coarse_canary", shared.canary)
                entry.expect("coarse_baseline", shared.baseline)
                Self.checkCoarse(&entry, shared)
            }
        ])
    }

    private static func checkCoarse(_ entry: inout GoldenEntry, _ pair: CountPair) {
        guard let wanted = entry.value["expect"]?["coarse"] else { return }
        let test = HomogeneityTest(pair)
        let stability = PopulationStability(pair)
        entry.expectInput("df", Double(test.degreesOfFreedom), wanted["df"])
        entry.expectInput("chi2", test.chiSquared, wanted["chi2"])
        entry.expectInput("chi2_logp", test.logP, wanted["chi2_logp"])
        entry.expectInput("g", test.g, wanted["g"])
        entry.expectInput("psi_half", stability.value, wanted["psi_half"])
        entry.expectInput("psi_corrected", stability.corrected, wanted["psi_corrected"])
        entry.expectInput("js_dist_nats", pair.jensenShannonDistanceNats, wanted["js_dist_nats"])
        entry.expectInput("tvd", pair.totalVariation, wanted["tvd"])
        entry.expectInput("hellinger", pair.hellinger, wanted["hellinger"])
    }

    private static func histogram(_ value: JSONValue?) throws -> BucketHistogram {
        let rows = value?["buckets"]?.elements ?? []
        return try BucketHistogram(
            edges: rows.compactMap { edge($0[0]?.stringValue) }, cumulative: rows.compactMap { $0[1]?.numberValue },
            sum: value?["sum"]?.numberValue)
    }

    /// `le` as Prometheus writes it.
    private static func edge(_ text: String?) -> Double? {
        text.flatMap { $0 == "+Inf" ? .infinity : $0 == "-Inf" ? -.infinity : Double($0) }
    }

    /// Counters, the other list of the file, are read by `Metrics`, whose tests check them.
    @Test func nativeHistograms() throws {
        try GoldenFile("drift/prometheus.json")?.check(
            [
                "native": { entry in
                    let value = entry.value["histogram"]
                    let rows = value?["buckets"]?.elements ?? []
                    func number(_ value: JSONValue?) throws -> Double { try #require(Self.edge(value?.stringValue)) }
                    let histogram = try NativeBuckets(
                        buckets: rows.map {
                            try NativeBuckets.Bucket(
                                lower: number($0[1]), upper: number($0[2]), count: number($0[3]))
                        }, count: number(value?["count"]), sum: Self.edge(value?["sum"]?.stringValue))
                    entry.expect("bucket_total", histogram.bucketTotal)
                    entry.expect("nan_observations", histogram.notANumberCount)
                    let points = entry.value["expect"]?["cdf_points"]?.elements?.compactMap(GoldenEntry.number) ?? []
                    entry.expect("cdf_linear", try points.map { try histogram.share(upTo: $0, .linear) })
                    entry.expect("cdf_exponential", try points.map { try histogram.share(upTo: $0, .exponential) })
                },
                "cases": { _ in },
            ], only: { $0["histogram"] != nil })
    }
}
