import DriftStats
import Foundation
import JSON
import Testing

@Suite struct RatioGoldenTests {
    @Test func sequentialRatio() throws {
        try GoldenFile("canary/sre.json")?.check(["cases": { try Self.check(&$0) }])
    }

    @Test func forecast() throws {
        try GoldenFile("canary/forecast.json")?.check([
            "cases": { entry in
                let forecast = try RatioForecast(
                    canary: entry.number("n_c"), baseline: entry.number("n_b"), eventShare: entry.number("p"),
                    ratio: entry.number("r"), bound: entry.number("bound"), dispersion: entry.number("phi"),
                    alpha: entry.number("alpha"))
                entry.expect("events_per_minute", forecast.eventsPerMinute)
                entry.expect("kl", forecast.divergence)
                entry.expect("information_per_minute", forecast.informationPerMinute)
                entry.expect("median_minutes", forecast.medianMinutes)
                entry.expect("p80_minutes", forecast.p80Minutes)
            },
            "minimum_detectable": { entry in
                let ratio = try MinimumDetectable.ratio(
                    entry.text("side") == "fail" ? .fail : .pass, canary: entry.number("n_c"),
                    baseline: entry.number("n_b"), eventShare: entry.number("p"), base: entry.number("base"),
                    dispersion: entry.number("phi"), alpha: entry.number("alpha"), minutes: entry.number("minutes"))
                entry.expect("ratio", ratio)
            },
            "fixed_look": { entry in
                let events = try MinimumDetectable.singleLookEvents(
                    ratio: entry.number("ratio"), exposureRatio: entry.number("k"), alpha: entry.number("alpha"),
                    power: entry.number("power"))
                entry.expect("events", events)
            },
        ])
    }

    private static func check(_ entry: inout GoldenEntry) throws {
        let rows = try #require(entry.value["rows"]?.elements).map { row in
            let numbers = try #require(row.elements?.compactMap(GoldenEntry.number))
            return RatioRow(
                canaryExposures: numbers[0], canaryEvents: numbers[1], baselineExposures: numbers[2],
                baselineEvents: numbers[3])
        }
        try checkSides(&entry, rows)
        let phi = try entry.number("phi")
        var estimates: [Double?] = []
        var failLogE: [Double] = []
        var passLogE: [Double] = []
        var lower: [Double] = []
        var upper: [Double] = []
        for count in rows.indices {
            let likelihood = try RatioLikelihood(Array(rows[...count]), dispersion: phi)
            estimates.append(likelihood.estimate)
            failLogE.append(try likelihood.logE(grid(entry, "fail", null: entry.number("R0"))))
            passLogE.append(try likelihood.logE(grid(entry, "pass", null: entry.number("R1"))))
            guard entry.expects("cs_lower") else { continue }
            let interval = try likelihood.confidenceSequence(alpha: entry.number("alpha"))
            lower.append(interval.lower)
            upper.append(interval.upper)
        }
        entry.expect("ln_e_fail", failLogE)
        entry.expect("ln_e_pass", passLogE)
        entry.expect("r_hat", estimates, relative: 1e-8)
        entry.expect("cs_lower", lower, relative: 1e-6)
        entry.expect("cs_upper", upper, relative: 1e-6)
    }

    private static func checkSides(_ entry: inout GoldenEntry, _ rows: [RatioRow]) throws {
        let phi = try entry.number("phi")
        let fail = try run(rows, grid: grid(entry, "fail", null: entry.number("R0")), phi, alpha: entry.number("alpha"))
        let pass = try run(
            rows, grid: grid(entry, "pass", null: entry.number("R1")), phi, alpha: entry.number("alpha_pass"))
        entry.expect("ln_e_fail", fail.logE)
        entry.expect("first_cross_fail", fail.firstCrossing, exactly: true)
        entry.expect("p_fail", fail.p)
        entry.expect("ln_e_pass", pass.logE)
        entry.expect("first_cross_pass", pass.firstCrossing, exactly: true)
        entry.expect("p_pass", pass.p)
        guard let restarts = entry.optionalNumbers("restarts") else { return }
        let mixed = try run(
            rows, grid: grid(entry, "fail", null: entry.number("R0")), phi, alpha: entry.number("alpha"),
            restarts: restarts, weights: .uniform(start: entry.number("w0"), planned: restarts.count))
        entry.expect("ln_e_fail_restarts", mixed.logE)
        entry.expect("first_cross_fail_restarts", mixed.firstCrossing, exactly: true)
    }

    private static func grid(_ entry: GoldenEntry, _ side: String, null: Double) throws -> RatioGrid {
        guard let ratios = entry.optionalNumbers("grid_\(side)") else {
            return try side == "fail" ? .above(null) : .below(null)
        }
        return try RatioGrid(null: null, ratios: ratios, weights: entry.optionalNumbers("w_\(side)"))
    }

    private static func run(
        _ rows: [RatioRow], grid: RatioGrid, _ phi: Double, alpha: Double, restarts: [Double] = [],
        weights: RestartWeights = .startOnly
    ) throws -> (logE: [Double], firstCrossing: Double?, p: Double) {
        var process = try RatioEProcess(grid: grid, dispersion: phi, restarts: weights)
        var values: [Double] = []
        for (seen, row) in rows.enumerated() {
            for _ in 0..<restarts.count(where: { Int($0) == seen }) { process.restart() }
            try process.add(row)
            values.append(process.logE)
            #expect(process.greatestLogE == max(0, values.max() ?? 0))
        }
        let crossing = values.firstIndex { $0 >= log(1 / alpha) }.map { Double($0 + 1) }
        return (values, crossing, process.alwaysValidP)
    }
}
