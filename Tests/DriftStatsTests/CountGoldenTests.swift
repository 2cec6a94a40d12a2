import DriftStats
import Foundation
import Testing

@Suite struct CountGoldenTests {
    @Test func categorical() throws {
        try GoldenFile("drift/categorical.json")?.check([
            "cases": { entry in
                let pair = try CountPair(canary: entry.numbers("canary"), baseline: entry.numbers("baseline"))
                Self.checkDistances(&entry, pair)
                Self.checkTests(&entry, pair)
                try Self.checkStability(&entry, pair)
            }
        ])
    }

    private static func checkDistances(_ entry: inout GoldenEntry, _ pair: CountPair) {
        entry.expect("n", pair.canaryTotal)
        entry.expect("m", pair.baselineTotal)
        entry.expect("tvd", pair.totalVariation)
        entry.expect("linf", pair.largestDifference)
        entry.expect("hellinger", pair.hellinger)
        entry.expect("kl_canary_baseline", pair.divergenceFromBaseline)
        entry.expect("kl_baseline_canary", pair.divergenceFromCanary)
        entry.expect("js_div_nats", pair.jensenShannonDivergence)
        entry.expect("js_dist_nats", pair.jensenShannonDistanceNats)
        entry.expect("js_dist_bits", pair.jensenShannonDistanceBits)
    }

    private static func checkTests(_ entry: inout GoldenEntry, _ pair: CountPair) {
        let test = HomogeneityTest(pair)
        entry.expect("df", Double(test.degreesOfFreedom), exactly: true)
        entry.expect("chi2", test.chiSquared)
        entry.expect("chi2_logp", test.logP)
        entry.expect("chi2_p", exp(test.logP))
        entry.expect("g", test.g)
        entry.expect("g_logp", test.gLogP)
        entry.expect("g_p", exp(test.gLogP))
        entry.expect("cramers_v", test.cramersV)
        entry.expect("cramers_v_bias_corrected", test.cramersVCorrected)
        let oneSample = Evidently.chiSquared(pair)
        entry.expect("chi2_one_sample", oneSample.statistic)
        entry.expect("chi2_one_sample_logp", oneSample.logP)
    }

    private static func checkStability(_ entry: inout GoldenEntry, _ pair: CountPair) throws {
        let stability = PopulationStability(pair)
        entry.expect("psi_raw", try pair.stabilityIndex(adding: 0))
        entry.expect("psi_half", stability.value)
        entry.expect("psi_plus1", Fiddler.stabilityIndex(pair))
        entry.expect("psi_evidently", Evidently.stabilityIndex(pair))
        entry.expect("psi_deepchecks", Deepchecks.stabilityIndex(pair))
        entry.expect("psi_bias", stability.bias)
        entry.expect("psi_corrected", stability.corrected)
        entry.expect("psi_t", stability.statistic)
        entry.expect("psi_logp", stability.logP)
        entry.expect("psi_p", exp(stability.logP))
        if entry.expects("psi_ci90") {
            let interval = try #require(try stability.interval())
            entry.expect("psi_ci90", [interval.lower, interval.upper], relative: 1e-7)
        }
    }

    @Test func binary() throws {
        try GoldenFile("drift/binary.json")?.check([
            "cases": { entry in
                let canary = try entry.numbers("canary")
                let baseline = try entry.numbers("baseline")
                let n = canary[0] + canary[1]
                let m = baseline[0] + baseline[1]
                let test = try RateDifference.pooledZ(
                    canaryEvents: canary[0], canaryTrials: n, baselineEvents: baseline[0], baselineTrials: m)
                entry.expect("diff", test.difference)
                entry.expect("z", test.z)
                entry.expect("z_logp", test.logP)
                let newcombe = try RateDifference.newcombe(
                    canaryEvents: canary[0], canaryTrials: n, baselineEvents: baseline[0], baselineTrials: m,
                    confidence: 0.95)
                entry.expect("newcombe95", [newcombe.interval.lower, newcombe.interval.upper])
                guard entry.expects("fisher_p") else { return }
                let fisher = try FisherExact(
                    canaryEvents: canary[0], canaryTrials: n, baselineEvents: baseline[0], baselineTrials: m)
                entry.expect("fisher_logp", fisher.logPTwoSided)
                entry.expect("fisher_p", fisher.pTwoSided)
            }
        ])
    }

    @Test func fisher() throws {
        try GoldenFile("canary/fisher.json")?.check([
            "cases": { entry in
                let fisher = try FisherExact(
                    canaryEvents: entry.number("x1"), canaryTrials: entry.number("n1"),
                    baselineEvents: entry.number("x2"), baselineTrials: entry.number("n2"))
                entry.expect("greater", fisher.pGreater)
                entry.expect("less", fisher.pLess)
                entry.expect("two_sided", fisher.pTwoSided)
                entry.expect("midp_greater", fisher.midPGreater)
                entry.expect("midp_less", fisher.midPLess)
                entry.expect("log_greater", fisher.logPGreater)
                entry.expect("log_less", fisher.logPLess)
            }
        ])
    }

    @Test func kolmogorovSmirnov() throws {
        try GoldenFile("drift/ks_pvalues.json")?.check([
            "cases": { entry in
                let n = try entry.number("n")
                let m = try entry.number("m")
                let steps = try entry.number("h")
                let distance = try steps / entry.number("lcm")
                let limit = try KolmogorovSmirnov.limitLogP(distance: distance, canaryCount: n, baselineCount: m)
                entry.expect("d", distance)
                entry.expect("kolmogorov_logp", limit)
                entry.expect("kolmogorov_p", exp(limit))
                guard entry.expects("exact_p") else { return }
                let exact = try KolmogorovSmirnov.exactLogP(
                    steps: Int(steps), canaryCount: Int(n), baselineCount: Int(m))
                entry.expect("exact_logp", exact)
                entry.expect("exact_p", exp(exact))
            }
        ])
    }
}
