import Glibc

/// Finds the strata in which the canary's share of requests has changed, from counts alone.
///
/// The newest 1, 2, 4, … 64 strata are compared with those before them since the last step. A step is a share that
/// differs by 20 % or more, relative, while the likelihood ratio of "two shares" against "one share" says that chance
/// does not do that: 2 ln LR ≥ 24 (p = 1e-6 for one comparison), times the over-dispersion of the shares seen so far.
/// Decided from the past alone: what was decided of a stratum never changes.
package struct WeightStepDetector: Sendable {
    /// Running sums since the last step, one more than strata.
    private var canary: [Double] = [0]
    private var baseline: [Double] = [0]
    /// Sum of the single strata's deviances, whose mean is 1 under pure chance.
    private var deviance = 0.0

    package static let relativeChange = 0.2
    package static let significance = 24.0
    private static let longestWindow = 64
    /// Strata's worth of pure chance that the dispersion begins with.
    private static let priorStrata = 4.0

    package init() {}

    /// Takes the next stratum's requests; true when a step has shown with it.
    package mutating func append(canary newCanary: Double, baseline newBaseline: Double) -> Bool {
        guard newCanary + newBaseline > 0 else { return false }
        let strata = canary.count - 1
        let dispersion = max(1, (Self.priorStrata + deviance) / (Self.priorStrata + Double(strata)))
        canary.append(canary[strata] + newCanary)
        baseline.append(baseline[strata] + newBaseline)
        var length = 1
        while length <= Self.longestWindow, 2 * length <= strata + 1 {
            let cut = strata + 1 - length
            let comparison = Comparison(
                before: (canary[cut], baseline[cut]),
                after: (canary[strata + 1] - canary[cut], baseline[strata + 1] - baseline[cut]))
            if comparison.relativeChange >= Self.relativeChange,
                comparison.deviance >= Self.significance * dispersion
            {
                self = WeightStepDetector()
                return true
            }
            if length == 1 { deviance += comparison.deviance }
            length *= 2
        }
        return false
    }

    /// Two stretches with their counts of canary and baseline.
    private struct Comparison {
        let before: (canary: Double, baseline: Double)
        let after: (canary: Double, baseline: Double)

        /// Change of the canary's share, relative to the share before; infinite from nothing.
        var relativeChange: Double {
            let old = before.canary / (before.canary + before.baseline)
            let new = after.canary / (after.canary + after.baseline)
            return old == new ? 0 : abs(new - old) / old
        }

        /// 2 ln of the likelihood ratio of the 2×2 table (G statistic).
        var deviance: Double {
            let canary = before.canary + after.canary
            let baseline = before.baseline + after.baseline
            let old = (before.canary + before.baseline) / (canary + baseline)
            func part(_ seen: Double, _ expected: Double) -> Double { seen > 0 ? seen * log(seen / expected) : 0 }
            let sum =
                part(before.canary, canary * old) + part(before.baseline, baseline * old)
                + part(after.canary, canary * (1 - old)) + part(after.baseline, baseline * (1 - old))
            return max(0, 2 * sum)
        }
    }
}
