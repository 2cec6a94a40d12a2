import DriftStats
import Foundation
import JSON
import Testing

@Suite struct SequentialGoldenTests {
    @Test func armGivenClassAndMultinomial() throws {
        try GoldenFile("drift/sequential.json")?.check([
            "cases": { entry in
                let steps = try #require(entry.value["steps"]?.elements)
                let classes = steps.first?["canary"]?.elements?.count ?? 0
                var process = try ArmGivenClassEProcess(
                    classes: classes, weight: entry.number("weight"), concentration: entry.number("kappa"))
                for (index, step) in steps.enumerated() {
                    let canary = step["canary"]?.elements?.compactMap(GoldenEntry.number) ?? []
                    let baseline = step["baseline"]?.elements?.compactMap(GoldenEntry.number) ?? []
                    try process.add(canary: canary, baseline: baseline)
                    entry.expectInput("step \(index)", process.logE, step["log_e"])
                }
            },
            "multinomial": { entry in
                var process = try MultinomialEProcess(
                    shares: entry.numbers("theta"), concentration: entry.number("k"))
                try process.add(entry.numbers("counts"))
                entry.expectInput("log_e", process.logE, entry.value["log_e"])
            },
        ])
    }

    @Test func multinomial() throws {
        try GoldenFile("canary/multinomial_eprocess.json")?.check([
            "cases": { entry in
                var process = try MultinomialEProcess(
                    shares: entry.numbers("theta"), concentration: entry.number("k"), dispersion: entry.number("phi"))
                let level = try -log(entry.number("alpha"))
                var values: [Double?] = []
                var crossing: Double?
                for row in entry.rows("rows") {
                    try process.add(row)
                    values.append(process.logE)
                    if crossing == nil, process.logE >= level { crossing = Double(values.count) }
                }
                entry.expect("ln_e", values)
                entry.expect("p", process.alwaysValidP)
                entry.expect("first_cross", crossing, exactly: true)
            }
        ])
    }

    @Test func normalMixture() throws {
        try GoldenFile("canary/normal_mixture.json")?.check([
            "cases": { entry in
                for (name, sides) in [("two", NormalMixture.Sides.two), ("one", .one)] {
                    let mixture = try NormalMixture(
                        sides: sides, optimum: entry.number("v_opt"), alpha: entry.number("alpha_opt"))
                    entry.expect("\(name)_rho", mixture.rho)
                    let v = try entry.number("v")
                    entry.expect("\(name)_log", try mixture.logE(sum: entry.number("s"), variance: v))
                    entry.expect("\(name)_bound", try mixture.bound(variance: v, alpha: entry.number("alpha")))
                }
            }
        ])
    }

    @Test func bernoulli() throws {
        try GoldenFile("canary/bernoulli_cs.json")?.check([
            "cases": { entry in
                let sequence = try BernoulliSequence(
                    optimum: entry.number("t_opt"), alpha: entry.number("alpha_opt"))
                let successes = try entry.number("successes")
                let trials = try entry.number("trials")
                let interval = try sequence.interval(
                    successes: successes, trials: trials, alpha: entry.number("alpha"))
                entry.expect("lower", interval.lower)
                entry.expect("upper", interval.upper)
                entry.expect(
                    "ln_e_p0", try sequence.logE(successes: successes, trials: trials, null: entry.number("p0")))
            }
        ])
    }

    @Test func distribution() throws {
        try GoldenFile("canary/dkw_time_uniform.json")?.check([
            "cases": { entry in
                let n = try entry.number("n")
                let alpha = try entry.number("alpha")
                entry.expect("radius", try DistributionSequence.radius(count: n, alpha: alpha))
                entry.expect("fixed_time_radius", try DistributionSequence.fixedLookRadius(count: n, alpha: alpha))
            },
            "two_sample": { entry in
                let result = try DistributionSequence.compare(
                    canary: entry.numbers("canary"), baseline: entry.numbers("baseline"), alpha: entry.number("alpha"))
                entry.expect("sup_slower", result.slower)
                entry.expect("sup_faster", result.faster)
                entry.expect("radius_sum", result.radius)
                entry.expect("reject_slower", result.isSlower)
                entry.expect("reject_faster", result.isFaster)
                entry.expect("ln_p_slower", result.logPSlower)
                entry.expect("ln_p_faster", result.logPFaster)
            },
        ])
    }

    @Test func groupSequential() throws {
        try GoldenFile("canary/obrien_fleming_pocock.json")?.check([
            "constants": { entry in
                let kind = try #require(GroupSequential.Kind(rawValue: entry.text("kind")))
                let result = try GroupSequential.design(
                    kind, looks: Int(entry.number("looks")), alpha: entry.number("alpha"),
                    sides: Int(entry.number("sides")))
                entry.expect("constant", result.constant)
                entry.expect("bounds", result.design.bounds)
                entry.expect("cumulative_alpha", result.design.cumulativeAlpha)
            },
            "spending": { entry in
                let kind = try #require(GroupSequential.Kind(rawValue: entry.text("spending")))
                let sides = try entry.number("sides")
                let design = try GroupSequential.spending(
                    kind, times: entry.numbers("times"), alpha: entry.number("alpha"), sides: Int(sides))
                entry.expect("bounds", design.bounds)
                entry.expect("cumulative_alpha", design.cumulativeAlpha)
                entry.expect("nominal_p", design.bounds.map { sides * normalCDF(-$0) })
            },
            "repeated_looks": { entry in
                entry.expect(
                    "false_alarm",
                    try GroupSequential.falseAlarm(
                        looks: Int(entry.number("looks")), z: entry.number("z"), sides: Int(entry.number("sides"))))
            },
        ])
    }
}
