import Glibc

/// The score test of Miettinen and Nurminen (1985) for the difference of two shares of events at one look, and its
/// interval.
///
/// z(D) = (p̂₁ − p̂₂ − D)/√V with V = (p̃₁(1−p̃₁)/n₁ + p̃₂(1−p̃₂)/n₂) N/(N−1), the p̃ being the likeliest shares that
/// differ by D. Counts may be fractions.
public struct MiettinenNurminen: Sendable, Equatable {
    private let events: (canary: Double, baseline: Double)
    private let others: (canary: Double, baseline: Double)
    private let trials: (canary: Double, baseline: Double)
    /// Canary minus baseline.
    public let difference: Double

    /// - Throws: unless on both sides 0 ≤ events ≤ trials and trials > 0, and more than one trial in all.
    public init(
        canaryEvents: Double, canaryTrials: Double, baselineEvents: Double, baselineTrials: Double
    ) throws(InvalidArgument) {
        try require(canaryTrials > 0 && canaryTrials < .infinity, "canaryTrials", "a positive number")
        try require(baselineTrials > 0 && baselineTrials < .infinity, "baselineTrials", "a positive number")
        try require(canaryTrials + baselineTrials > 1, "canaryTrials", "more than 1 with the baseline's")
        try require(canaryEvents >= 0 && canaryEvents <= canaryTrials, "canaryEvents", "between 0 and the trials")
        try require(
            baselineEvents >= 0 && baselineEvents <= baselineTrials, "baselineEvents", "between 0 and the trials")
        events = (canaryEvents, baselineEvents)
        trials = (canaryTrials, baselineTrials)
        others = (canaryTrials - canaryEvents, baselineTrials - baselineEvents)
        difference = canaryEvents / canaryTrials - baselineEvents / baselineTrials
    }

    /// The statistic for a hypothetical difference; 0 where it is the difference seen, falling in it.
    ///
    /// - Throws: unless −1 ≤ null ≤ 1.
    public func z(null: Double) throws(InvalidArgument) -> Double {
        try require(null >= -1 && null <= 1, "null", "between -1 and 1")
        return statistic(null)
    }

    /// The differences that the test does not reject at 1 − confidence.
    ///
    /// - Throws: unless 0 < confidence < 1.
    public func interval(confidence: Double) throws(InvalidArgument) -> Interval {
        try require(confidence > 0 && confidence < 1, "confidence", "above 0 and below 1")
        let z = try -normalQuantile((1 - confidence) / 2)
        return Interval(
            lower: difference <= -1 ? -1 : crossing(of: z, from: -1, to: difference),
            upper: difference >= 1 ? 1 : crossing(of: -z, from: difference, to: 1))
    }

    public static func == (a: MiettinenNurminen, b: MiettinenNurminen) -> Bool {
        a.events == b.events && a.trials == b.trials
    }

    private func statistic(_ null: Double) -> Double {
        let distance = difference - null
        guard distance != 0 else { return 0 }
        let (canary, baseline) = likeliest(null)
        let total = trials.canary + trials.baseline
        let variance =
            (canary * (1 - canary) / trials.canary + baseline * (1 - baseline) / trials.baseline) * total / (total - 1)
        return distance / sqrt(max(0, variance))
    }

    /// The shares that maximise the likelihood among those that differ by D: the derivative falls, so bisection.
    private func likeliest(_ null: Double) -> (canary: Double, baseline: Double) {
        var low = max(0, -null)
        var high = min(1, 1 - null)
        func term(_ count: Double, _ share: Double) -> Double { count == 0 ? 0 : count / share }
        for _ in 0..<200 {
            let p = (low + high) / 2
            guard p > low, p < high else { break }
            let slope =
                term(events.canary, p + null) - term(others.canary, 1 - p - null) + term(events.baseline, p)
                - term(others.baseline, 1 - p)
            if slope > 0 { low = p } else { high = p }
        }
        let baseline = (low + high) / 2
        return (min(max(baseline + null, 0), 1), baseline)
    }

    /// The difference at which the falling statistic passes a value.
    private func crossing(of value: Double, from: Double, to: Double) -> Double {
        var low = from
        var high = to
        for _ in 0..<80 {
            let middle = (low + high) / 2
            guard middle > low, middle < high else { break }
            if statistic(middle) > value { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
