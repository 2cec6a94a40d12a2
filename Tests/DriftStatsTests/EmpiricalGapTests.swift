import DriftStats
import Foundation
import Testing

/// Counting without sorting gives what sorting gives.
@Suite struct EmpiricalGapTests {
    /// Numbers in (0, 1), the same each time.
    private struct Draw {
        var state: UInt64

        mutating func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (Double(state >> 11) + 0.5) / 9_007_199_254_740_992
        }
    }

    private func samples(_ shape: String) -> (canary: [Double], baseline: [Double]) {
        var draw = Draw(state: 11)
        func values(_ count: Int, _ shift: Double) -> [Double] {
            (0..<count).map { index in
                let u = draw.next()
                switch shape {
                case "uniform": return u + shift
                case "heavy": return pow(u, -4) * (1 + shift)
                case "rounded": return ((u + shift) * 20).rounded()
                case "outlier": return index == 7 ? 1e12 : u + shift
                case "constant": return 3
                case "disjoint": return u + 100 * shift
                default: return u * u * u * (1 + shift) - draw.next()
                }
            }
        }
        return (values(6000, 0.01), values(9000, 0))
    }

    @Test(arguments: ["uniform", "heavy", "rounded", "outlier", "constant", "disjoint", "skewed"])
    func agreesWithSorting(_ shape: String) throws {
        let (canary, baseline) = samples(shape)
        let sorted = try EmpiricalDistance(canary: canary, baseline: baseline)
        for (x, y) in [(canary, baseline), (baseline, canary)] {
            let gap = try EmpiricalGap(canary: x, baseline: y)
            #expect(abs(gap.kolmogorovSmirnov - sorted.kolmogorovSmirnov) < 1e-14)
            #expect(abs(gap.wasserstein - sorted.wasserstein) <= 1e-10 * sorted.wasserstein)
        }
        let same = try EmpiricalGap(canary: canary, baseline: Array(canary.reversed()))
        #expect(same.kolmogorovSmirnov == 0)
        #expect(same.wasserstein == 0)
    }

    @Test func namesWhatItRefuses() {
        #expect(throws: InvalidArgument("canary", allowed: "1 value or more")) {
            try EmpiricalGap(canary: [], baseline: [1])
        }
        for value in [Double.nan, .infinity, -.infinity] {
            #expect(throws: InvalidArgument("baseline", allowed: "finite numbers")) {
                try EmpiricalGap(canary: [1], baseline: [1, value])
            }
            #expect(throws: InvalidArgument("baseline", allowed: "finite numbers")) {
                try EmpiricalDistance(canary: [1], baseline: [1, value])
            }
        }
        #expect(throws: InvalidArgument("canary", allowed: "2 values or more")) {
            try Welch(canary: [1], baseline: [1, 2])
        }
    }
}
