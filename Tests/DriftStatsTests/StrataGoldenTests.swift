import DriftStats
import JSON
import Testing

@Suite struct StrataGoldenTests {
    @Test func strata() throws {
        try GoldenFile("drift/strata.json")?.check([
            "cases": { entry in
                let strata = (entry.value["strata"]?.elements ?? []).map { stratum in
                    ClassStratum(
                        canary: stratum["canary"]?.elements?.compactMap(GoldenEntry.number) ?? [],
                        baseline: stratum["baseline"]?.elements?.compactMap(GoldenEntry.number) ?? [])
                }
                let expected = try #require(entry.value["expect"])
                let test = try CochranMantelHaenszel(strata)
                entry.expectInput("q", test.statistic, expected["cmh"]?["q"])
                entry.expectInput("df", test.degreesOfFreedom, expected["cmh"]?["df"])
                entry.expectInput("logp", test.logP, expected["cmh"]?["logp"])
                entry.expectInput("strata_used", Double(test.strataUsed), expected["cmh"]?["strata_used"])
                let mix = try SegmentMix(strata)
                entry.expectInput("psi_pooled", mix.pooled, expected["mix"]?["psi_pooled"])
                entry.expectInput(
                    "psi_within_baseline_mix", mix.withinBaselineMix, expected["mix"]?["psi_within_baseline_mix"])
                entry.expectInput("psi_mix_only", mix.mixOnly, expected["mix"]?["psi_mix_only"])
                entry.expectInput(
                    "tvd_within_baseline_mix", mix.totalVariationWithinBaselineMix,
                    expected["mix"]?["tvd_within_baseline_mix"])
                entry.expectInput("psi_segment_mix", mix.segmentMix, expected["mix"]?["psi_segment_mix"])
                let pooled = try Homogeneity([Self.sum(strata.map(\.canary)), Self.sum(strata.map(\.baseline))])
                entry.expect("pooled_chi2", pooled.chiSquared)
                entry.expect("pooled_logp", pooled.logP)
            },
            "dispersion": { entry in
                let pods = try PodDispersion(pods: entry.rows("baseline_pods"), canary: entry.numbers("canary"))
                entry.expect("x2", pods.pods.chiSquared)
                entry.expect("df", pods.pods.degreesOfFreedom, exactly: true)
                entry.expect("phi", pods.dispersion)
                entry.expect("phi_effective", pods.effectiveDispersion)
                entry.expect("chi2", pods.difference.chiSquared)
                entry.expect("chi2_df", pods.difference.degreesOfFreedom, exactly: true)
                entry.expect("f", pods.f)
                entry.expect("f_logp", pods.logP)
                entry.expect("n_eff_canary", pods.effectiveCanaryTotal)
                entry.expect("n_eff_baseline", pods.effectiveBaselineTotal)
            },
        ])
    }

    @Test func dispersion() throws {
        try GoldenFile("canary/dispersion.json")?.check([
            "cases": { entry in
                let rows = entry.rows("rows").map {
                    RatioRow(
                        canaryExposures: $0[0], canaryEvents: $0[1], baselineExposures: $0[2], baselineEvents: $0[3])
                }
                let dispersion = try BlockDispersion(
                    rows, lengths: entry.numbers("blocks").map { Int($0) }, ratio: entry.number("ratio"),
                    upperTail: entry.number("upper"), minimumBlocks: Int(entry.number("min_blocks")))
                let expected = try #require(entry.value["expect"]?["blocks"]?.elements)
                #expect(expected.count == dispersion.estimates.count)
                for (estimate, want) in zip(dispersion.estimates, expected) {
                    entry.expectInput("block", Double(estimate.length), want["block"])
                    entry.expectInput("df", estimate.degreesOfFreedom, want["df"])
                    entry.expectInput("pearson", estimate.pearson, want["pearson"])
                    entry.expectInput("estimate", estimate.value, want["estimate"])
                    entry.expectInput("upper", estimate.upper, want["upper"])
                    if want["used"]?.boolValue != estimate.isUsed { entry.fail("used is \(estimate.isUsed)") }
                }
                entry.expect("phi", dispersion.dispersion)
            }
        ])
    }

    private static func sum(_ lists: [[Double]]) -> [Double] {
        lists[0].indices.map { k in lists.reduce(0) { $0 + $1[k] } }
    }
}
