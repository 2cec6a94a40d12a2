import Glibc

/// The difference of two shares of events at one look.
public enum RateDifference {
    /// Newcombe's method 10 (1998): from the two Wilson intervals.
    ///
    /// - Returns: canary minus baseline, and its interval.
    /// - Throws: unless on both sides 0 ≤ events ≤ trials, trials > 0, and 0 < confidence < 1.
    public static func newcombe(
        canaryEvents: Double, canaryTrials: Double, baselineEvents: Double, baselineTrials: Double, confidence: Double
    ) throws(InvalidArgument) -> (difference: Double, interval: Interval) {
        try require(canaryTrials > 0, "canaryTrials", "above 0")
        try require(baselineTrials > 0, "baselineTrials", "above 0")
        let canary = try Proportion.wilson(events: canaryEvents, trials: canaryTrials, confidence: confidence)
        let baseline = try Proportion.wilson(events: baselineEvents, trials: baselineTrials, confidence: confidence)
        let p1 = canaryEvents / canaryTrials
        let p2 = baselineEvents / baselineTrials
        let difference = p1 - p2
        let lower = difference - hypot(p1 - canary.lower, baseline.upper - p2)
        let upper = difference + hypot(canary.upper - p1, p2 - baseline.lower)
        return (difference, Interval(lower: lower, upper: upper))
    }
}
