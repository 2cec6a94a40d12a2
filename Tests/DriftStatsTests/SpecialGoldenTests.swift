import DriftStats
import Foundation
import Testing

@Suite struct SpecialGoldenTests {
    @Test func special() throws {
        try GoldenFile("drift/special.json")?.check(["cases": { try Self.check(&$0) }])
    }

    /// The wanted logarithms near 0 were formed as ln(1 − P) of 60 digits: three of them are not exact to more.
    private static let digitsOfLogarithms = 1e-60

    private static func check(_ entry: inout GoldenEntry) throws {
        let args = try entry.numbers("args")
        switch try entry.text("fn") {
        case "log_gamma_q":
            let logs = try Gamma.logRegularized(shape: args[0], args[1])
            entry.expectOwn("value", logs.upper, absolute: digitsOfLogarithms)
        case "gamma_p":
            entry.expectOwn("value", exp(try Gamma.logRegularized(shape: args[0], args[1]).lower))
        case "chi2_sf_scipy":
            let logTail = try ChiSquared.logTail(args[0], degreesOfFreedom: args[1])
            entry.expectOwn("value", exp(logTail), relative: 1e-6)
        case "log_normal_sf": entry.expectOwn("value", logNormalTail(args[0]))
        case "log_kolmogorov_sf":
            entry.expectOwn("value", Kolmogorov.logTail(args[0]), absolute: digitsOfLogarithms)
        case "log_beta_i": entry.expectOwn("value", try Beta.logRegularized(args[2], args[0], args[1]).lower)
        case "ncx2_cdf":
            let logs = try NoncentralChiSquared.logs(args[0], degreesOfFreedom: args[1], noncentrality: args[2])
            entry.expectOwn("value", exp(logs.lower))
        case "lgamma_diff":
            entry.expectOwn("value", try Gamma.logGammaDifference(args[0], adding: args[1]))
        case let name: entry.fail("nothing computes \(name)")
        }
    }
}
