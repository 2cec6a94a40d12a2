import DriftStats
import Testing

@Suite struct FixedLookGoldenTests {
    @Test func wilson() throws {
        try GoldenFile("canary/wilson.json")?.check([
            "cases": { entry in
                let x = try entry.number("x")
                let n = try entry.number("n")
                let confidence = try entry.number("conf")
                let wilson = try Proportion.wilson(events: x, trials: n, confidence: confidence)
                entry.expect("lower", wilson.lower)
                entry.expect("upper", wilson.upper)
                let exact = try Proportion.clopperPearson(events: x, trials: n, confidence: confidence)
                entry.expect("clopper_lower", exact.lower)
                entry.expect("clopper_upper", exact.upper)
            }
        ])
    }

    @Test func newcombe() throws {
        try GoldenFile("canary/newcombe.json")?.check([
            "cases": { entry in
                let result = try RateDifference.newcombe(
                    canaryEvents: entry.number("x1"), canaryTrials: entry.number("n1"),
                    baselineEvents: entry.number("x2"), baselineTrials: entry.number("n2"),
                    confidence: entry.number("conf"))
                entry.expect("diff", result.difference)
                entry.expect("lower", result.interval.lower)
                entry.expect("upper", result.interval.upper)
            }
        ])
    }

    @Test func poissonConditional() throws {
        try GoldenFile("canary/poisson_conditional.json")?.check([
            "cases": { entry in
                let row = try RatioRow(
                    canaryExposures: entry.number("n_c"), canaryEvents: entry.number("x"),
                    baselineExposures: entry.number("n_b"), baselineEvents: entry.number("y"))
                let test = try PoissonConditional(
                    row, nullRatio: entry.number("ratio0"), confidence: entry.number("conf"))
                entry.expect("pi0", test.nullShare)
                entry.expect("p_greater", test.pGreater)
                entry.expect("p_less", test.pLess)
                entry.expect("log_p_greater", test.logPGreater)
                entry.expect("log_p_less", test.logPLess)
                entry.expect("midp_greater", test.midPGreater)
                entry.expect("r_hat", test.ratio)
                entry.expect("lower", test.interval.lower)
                entry.expect("upper", test.interval.upper)
            }
        ])
    }

    @Test func quantileRanks() throws {
        try GoldenFile("canary/quantile_ci_ranks.json")?.check([
            "cases": { entry in
                let ranks = try QuantileRanks(
                    count: entry.number("n"), quantile: entry.number("q"), confidence: entry.number("conf"))
                entry.expect("lower_rank", ranks.lower, exactly: true)
                entry.expect("upper_rank", ranks.upper, exactly: true)
                entry.expect("coverage", ranks.coverage)
            }
        ])
    }

    @Test func binnedQuantile() throws {
        try GoldenFile("canary/binned_quantile_ci.json")?.check([
            "cases": { entry in
                let binned = try BinnedQuantile(
                    edges: entry.numbers("le"), cumulative: entry.numbers("cumulative"), quantile: entry.number("q"),
                    confidence: entry.number("conf"))
                entry.expect("n", binned.count, exactly: true)
                entry.expect("l", binned.ranks?.lower, exactly: true)
                entry.expect("u", binned.ranks?.upper, exactly: true)
                entry.expect("lower", binned.interval.lower)
                entry.expect("upper", binned.interval.upper)
                entry.expect("interpolated", binned.interpolated)
            },
            "pairs": { entry in
                let sides = try ["canary", "baseline"].map { side in
                    try BinnedQuantile(
                        edges: entry.numbers("le"), cumulative: entry.numbers(side), quantile: entry.number("q"),
                        confidence: 1 - entry.number("alpha"))
                }
                entry.expect("canary_lower", sides[0].interval.lower)
                entry.expect("baseline_upper", sides[1].interval.upper)
                let factor = try entry.number("factor")
                entry.expect("proven", sides[0].interval.lower >= factor * sides[1].interval.upper)
            },
        ])
    }
}
