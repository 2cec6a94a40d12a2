import DriftStats
import Foundation
import Testing

@Suite struct SampleGoldenTests {
    @Test func samples() throws {
        try GoldenFile("drift/samples.json")?.check([
            "cases": { entry in
                let canary = try entry.numbers("canary")
                let baseline = try entry.numbers("baseline")
                let distance = try EmpiricalDistance(canary: canary, baseline: baseline)
                entry.expect("ks_d", distance.kolmogorovSmirnov)
                entry.expect("ks_h", Double(distance.steps), exactly: true)
                entry.expect("ks_lcm", Double(distance.denominator), exactly: true)
                entry.expect("ks_kolmogorov_logp", distance.logPKolmogorov)
                entry.expect("ks_kolmogorov_p", exp(distance.logPKolmogorov))
                let exact = try KolmogorovSmirnov.exactLogP(
                    steps: distance.steps, canaryCount: canary.count, baselineCount: baseline.count)
                entry.expect("ks_exact_logp", exact)
                entry.expect("ks_exact_p", exp(exact))
                entry.expect("w1", distance.wasserstein)
                entry.expect("energy", distance.energy)
                let gap = try EmpiricalGap(canary: canary, baseline: baseline)
                entry.expect("ks_d", gap.kolmogorovSmirnov)
                entry.expect("w1", gap.wasserstein)
                try Self.checkMoments(&entry, canary, baseline, distance.wasserstein)
                let cramerVonMises = try CramerVonMises(canary: canary, baseline: baseline)
                entry.expect("cvm_t", cramerVonMises.statistic)
                entry.expect("cvm_asymp_p", cramerVonMises.p)
                let mannWhitney = try MannWhitney(canary: canary, baseline: baseline)
                entry.expect("mwu_u", mannWhitney.u)
                entry.expect("mwu_p", mannWhitney.asymptotic.twoSided)
            }
        ])
    }

    private static func checkMoments(
        _ entry: inout GoldenEntry, _ canary: [Double], _ baseline: [Double], _ wasserstein: Double
    ) throws {
        let own = try SampleMoments(canary)
        let other = try SampleMoments(baseline)
        let deviation = other.populationDeviation
        entry.expect("mean_diff", own.mean - other.mean)
        entry.expect("std_baseline_ddof0", deviation)
        entry.expect("w1_over_std", wasserstein == 0 ? 0 : wasserstein / deviation)
        entry.expect("w1_evidently", wasserstein / max(deviation, 0.001))
        let welch = try Welch(canary: canary, baseline: baseline)
        entry.expect("welch_t", welch?.t)
        entry.expect("welch_p", welch.map { exp($0.logP) })
        entry.expect("welch_df", welch?.degreesOfFreedom)
    }

    @Test func mannWhitney() throws {
        try GoldenFile("canary/mann_whitney.json")?.check([
            "cases": { entry in
                let canary = try entry.numbers("canary")
                let baseline = try entry.numbers("baseline")
                let confidence = try entry.number("conf")
                let test = try MannWhitney(canary: canary, baseline: baseline)
                entry.expect("u", test.u)
                entry.expect("u_mean", test.mean)
                entry.expect("sigma", test.sigma)
                entry.expect("cles", test.commonLanguageEffect)
                entry.expect("z_two", test.z)
                entry.expect("p_two", test.asymptotic.twoSided)
                entry.expect("p_greater", test.asymptotic.greater)
                entry.expect("p_less", test.asymptotic.less)
                if entry.expects("exact_p_greater") {
                    let exact = try test.exactP()
                    entry.expect("exact_p_greater", exact.greater)
                    entry.expect("exact_p_less", exact.less)
                    entry.expect("exact_p_two", exact.twoSided)
                }
                let shift = try HodgesLehmann(canary: canary, baseline: baseline)
                entry.expect("hl", shift.estimate)
                let ends = try shift.interval(confidence: confidence)
                entry.expect("hl_asym_k", Double(ends.rank), exactly: true)
                entry.expect("hl_asym", [ends.interval.lower, ends.interval.upper])
                guard entry.expects("hl_exact_k") else { return }
                let exact = try shift.exactInterval(confidence: confidence)
                entry.expect("hl_exact_k", Double(exact.ends.rank), exactly: true)
                entry.expect("hl_exact", [exact.ends.interval.lower, exact.ends.interval.upper])
                entry.expect("hl_exact_coverage", exact.coverage)
            }
        ])
    }
}
