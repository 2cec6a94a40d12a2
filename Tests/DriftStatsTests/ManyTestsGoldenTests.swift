import DriftStats
import Foundation
import Testing

@Suite struct ManyTestsGoldenTests {
    @Test func holm() throws {
        try GoldenFile("canary/holm.json")?.check([
            "cases": { entry in
                let p = try entry.numbers("p")
                let holm = try Holm(p, weights: entry.optionalNumbers("weights"), alpha: entry.number("alpha"))
                entry.expect("adjusted", holm.adjusted)
                entry.expect("rejected", holm.rejected)
                entry.expect("bh_adjusted", try FalseDiscovery.benjaminiHochberg(p))
            },
            "e_values": { entry in
                let logE = try entry.numbers("ln_e")
                let alpha = try entry.number("alpha")
                let p = logE.map { min(1, exp(-$0)) }
                let holm = try Holm(p, alpha: alpha)
                entry.expect("p", p)
                entry.expect("holm_adjusted", holm.adjusted)
                entry.expect("holm_rejected", holm.rejected)
                entry.expect("ebh_rejected", try FalseDiscovery.eBH(logE: logE, alpha: alpha))
                entry.expect("ln_mean_e", logSumExp(logE) - log(Double(logE.count)))
            },
        ])
    }
}
