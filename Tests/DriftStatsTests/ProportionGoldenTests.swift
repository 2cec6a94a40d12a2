import DriftStats
import Testing

@Suite struct ProportionGoldenTests {
    @Test func miettinenNurminen() throws {
        try GoldenFile("canary/miettinen_nurminen.json")?.check([
            "cases": { entry in
                let test = try MiettinenNurminen(
                    canaryEvents: entry.number("x1"), canaryTrials: entry.number("n1"),
                    baselineEvents: entry.number("x2"), baselineTrials: entry.number("n2"))
                let interval = try test.interval(confidence: entry.number("conf"))
                entry.expect("lower", interval.lower)
                entry.expect("upper", interval.upper)
                entry.expect("z_d0", try test.z(null: entry.number("d0")))
            }
        ])
    }

    @Test func boschloo() throws {
        try GoldenFile("canary/boschloo.json")?.check([
            "cases": { entry in
                let alternative = try #require(Boschloo.Alternative(rawValue: entry.text("alternative")))
                let test = try Boschloo(
                    canaryEvents: Int(entry.number("x1")), canaryTrials: Int(entry.number("n1")),
                    baselineEvents: Int(entry.number("x2")), baselineTrials: Int(entry.number("n2")),
                    alternative: alternative)
                entry.expect("fisher", test.fisher)
                entry.expect("p", test.p)
            }
        ])
    }
}
