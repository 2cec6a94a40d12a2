import DriftStats
import Foundation
import Testing

@Suite struct SpecialFunctionTests {
    @Test(arguments: [0.5, 1, 3, 9.5, 200, 5e6, 1e9, 1e15])
    func chiSquaredQuantileInverts(degreesOfFreedom: Double) throws {
        for p in [1e-12, 0.001, 0.05, 0.5, 0.95, 0.999] {
            let x = try ChiSquared.quantile(p, degreesOfFreedom: degreesOfFreedom)
            // One unit in the last place of x moves the probability by the density times that much.
            let slack = 1e-12 + 2e-15 * degreesOfFreedom.squareRoot()
            #expect(abs(try ChiSquared.cdf(x, degreesOfFreedom: degreesOfFreedom) / p - 1) < 10 * slack)
        }
        for p in [1e-300, 1e-20, 1e-5, 0.05, 0.9] {
            let x = try ChiSquared.upperQuantile(p, degreesOfFreedom: degreesOfFreedom)
            let logTail = try ChiSquared.logTail(x, degreesOfFreedom: degreesOfFreedom)
            let slack = 1e-12 + 1e-14 * degreesOfFreedom.squareRoot()
            #expect(abs(logTail - log(p)) <= slack * max(1, abs(log(p))))
        }
    }

    @Test func knownQuantiles() throws {
        #expect(abs(try ChiSquared.quantile(0.95, degreesOfFreedom: 9) - 16.918977604620448) < 1e-12)
        #expect(abs(try ChiSquared.upperQuantile(0.001, degreesOfFreedom: 1) - 10.827566170662733) < 1e-12)
        #expect(try ChiSquared.quantile(0, degreesOfFreedom: 2) == 0)
        #expect(try ChiSquared.quantile(1, degreesOfFreedom: 2) == .infinity)
    }

    /// The expansion for large shapes against the series and the fraction, on both sides of where it takes over.
    @Test(arguments: [-4.0, -1, -1e-3, 1e-3, 1, 6])
    func uniformExpansionJoinsTheOthers(deviations: Double) throws {
        func at(_ a: Double) throws -> (lower: Double, upper: Double) {
            try Gamma.logRegularized(shape: a, a + deviations * a.squareRoot())
        }
        let below = try at(1e7 - 1)
        let above = try at(1e7)
        // Between neighbouring shapes at the same distance the logarithms move by far less than 1e-9.
        #expect(abs(below.lower - above.lower) < 1e-9 * max(1, abs(above.lower)))
        #expect(abs(below.upper - above.upper) < 1e-9 * max(1, abs(above.upper)))
    }

    @Test func noncentralTailsAddUp() throws {
        for lambda in [0.0, 0.3, 7, 150, 4000, 1e6] {
            for factor in [0.5, 0.9, 1, 1.1, 2] {
                let logs = try NoncentralChiSquared.logs(
                    factor * (9 + lambda), degreesOfFreedom: 9, noncentrality: lambda)
                #expect(abs(exp(logs.lower) + exp(logs.upper) - 1) < 1e-11)
            }
        }
    }

    /// Where one tail is near 1 its logarithm is that of the complement.
    @Test func noncentralTailsKeepTheirDigits() throws {
        let high = try NoncentralChiSquared.logs(300, degreesOfFreedom: 9, noncentrality: 100)
        #expect(high.lower < 0 && abs(high.lower / -exp(high.upper) - 1) < 1e-12)
        let low = try NoncentralChiSquared.logs(1e-9, degreesOfFreedom: 9, noncentrality: 100)
        #expect(low.upper < 0 && abs(low.upper / -exp(low.lower) - 1) < 1e-12)
        let least = try NoncentralChiSquared.logs(1e-300, degreesOfFreedom: 5, noncentrality: 1e6)
        #expect(least.lower < -501_000 && least.lower > -502_000)
    }

    @Test func differencesOfLogGammaKeepTheirDigits() throws {
        // ψ(100) = 4.600161852738087…
        #expect(abs(try Gamma.logGammaDifference(100, adding: 1e-12) / 4.600161852738087e-12 - 1) < 1e-11)
    }

    @Test func noncentralityInverts() throws {
        for x in [0.5, 20, 300, 3999, 1e5] {
            for p in [0.05, 0.5, 0.95] {
                let lambda = try NoncentralChiSquared.noncentrality(x, degreesOfFreedom: 4, p: p)
                let logs = try NoncentralChiSquared.logs(x, degreesOfFreedom: 4, noncentrality: lambda)
                #expect(lambda == 0 ? exp(logs.lower) <= p : abs(exp(logs.lower) - p) < 1e-10)
            }
        }
    }

    @Test func refusesWhatHasNoAnswer() {
        #expect(throws: InvalidArgument.self) { try ChiSquared.logTail(.nan, degreesOfFreedom: 2) }
        #expect(throws: InvalidArgument.self) { try ChiSquared.logTail(1, degreesOfFreedom: 0) }
        #expect(throws: InvalidArgument.self) { try ChiSquared.quantile(1.5, degreesOfFreedom: 1) }
        #expect(throws: InvalidArgument.self) { try Gamma.logRegularized(shape: -1, 1) }
        #expect(throws: InvalidArgument.self) { try Gamma.logGammaDifference(2, adding: -2) }
        #expect(throws: InvalidArgument.self) { try Beta.logRegularized(1.1, 1, 1) }
        #expect(throws: InvalidArgument.self) {
            try NoncentralChiSquared.logs(1, degreesOfFreedom: 1, noncentrality: .infinity)
        }
        #expect(throws: InvalidArgument.self) {
            try NoncentralChiSquared.logs(1e300, degreesOfFreedom: 1, noncentrality: 1)
        }
    }
}
