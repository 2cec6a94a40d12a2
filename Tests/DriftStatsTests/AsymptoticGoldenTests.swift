import DriftStats
import Foundation
import Testing

@Suite struct AsymptoticGoldenTests {
    @Test func asymptoticSequence() throws {
        try GoldenFile("canary/asymptotic_cs.json")?.check([
            "cases": { entry in
                let mean = try entry.number("mean")
                for (name, sides) in [("two", NormalMixture.Sides.two), ("one", .one)] {
                    let sequence = try Self.sequence(entry, sides)
                    let radius = try sequence.radius(
                        count: entry.number("n"), standardDeviation: entry.number("sd"))
                    entry.expect("rho_\(name)", sequence.rho)
                    entry.expect("radius_\(name)", radius)
                    entry.expect("lower_\(name)", mean - radius)
                    entry.expect("upper_\(name)", mean + radius)
                }
            },
            "sequences": { entry in try Self.checkSequence(&entry) },
            "long_run_variance": { entry in
                let series = try entry.numbers("d")
                let variance = try longRunVariance(series, bandwidth: Int(entry.number("bandwidth")))
                let used = try max(variance, entry.number("history_lrv"))
                let mean = series.reduce(0, +) / Double(series.count)
                entry.expect("mean", mean)
                entry.expect("lrv", variance)
                entry.expect("lrv_used", used)
                for (name, sides) in [("two", NormalMixture.Sides.two), ("one", .one)] {
                    let radius = try Self.sequence(entry, sides)
                        .radius(count: Double(series.count), standardDeviation: used.squareRoot())
                    entry.expect("lower_\(name)", mean - radius)
                    entry.expect("upper_\(name)", mean + radius)
                }
            },
        ])
    }

    private static func sequence(_ entry: GoldenEntry, _ sides: NormalMixture.Sides) throws -> AsymptoticSequence {
        try AsymptoticSequence(sides: sides, alpha: entry.number("alpha"), optimum: entry.number("n_star"))
    }

    private static func checkSequence(_ entry: inout GoldenEntry) throws {
        let sequence = try sequence(entry, .one)
        let start = try entry.number("start")
        let margin = try entry.number("margin")
        var moments = RunningMoments()
        var columns: [String: [Double?]] = [:]
        var rejection: Double?
        for value in try entry.numbers("d") {
            try moments.add(value)
            guard let deviation = moments.standardDeviation else { continue }
            let radius = try sequence.radius(count: moments.count, standardDeviation: deviation)
            columns["mean", default: []].append(moments.mean)
            columns["sd", default: []].append(deviation)
            columns["lower_one", default: []].append(moments.mean - radius)
            columns["upper_one", default: []].append(moments.mean + radius)
            if rejection == nil, moments.count >= start, moments.mean - radius > margin { rejection = moments.count }
        }
        for (name, values) in columns { entry.expect(name, values) }
        entry.expect("first_reject", rejection, exactly: true)
    }
}
