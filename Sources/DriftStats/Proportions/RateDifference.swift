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

    /// The two-sample z test of equal shares with the pooled variance; z² is Pearson's χ² of the 2 × 2 table.
    ///
    /// Good for five or more expected events on either side; below that use `FisherExact`.
    /// - Returns: canary minus baseline, z (0 where no or every request is an event), and ln of the two-sided p-value.
    /// - Throws: unless on both sides 0 ≤ events ≤ trials, trials positive and finite.
    public static func pooledZ(
        canaryEvents: Double, canaryTrials: Double, baselineEvents: Double, baselineTrials: Double
    ) throws(InvalidArgument) -> (difference: Double, z: Double, logP: Double) {
        try require(canaryTrials > 0 && canaryTrials < .infinity, "canaryTrials", "a positive number")
        try require(baselineTrials > 0 && baselineTrials < .infinity, "baselineTrials", "a positive number")
        try require(canaryEvents >= 0 && canaryEvents <= canaryTrials, "canaryEvents", "between 0 and the trials")
        try require(
            baselineEvents >= 0 && baselineEvents <= baselineTrials, "baselineEvents", "between 0 and the trials")
        let pair = try CountPair(
            canary: [canaryEvents, canaryTrials - canaryEvents],
            baseline: [baselineEvents, baselineTrials - baselineEvents])
        var difference: Double?
        pair.forEachShare { difference = difference ?? $0.difference }
        let trials = canaryTrials + baselineTrials
        let share = (canaryEvents + baselineEvents) / trials
        let rest = (canaryTrials - canaryEvents + (baselineTrials - baselineEvents)) / trials
        let deviation = sqrt(share) * sqrt(rest) * sqrt(pair.noise)
        let z = deviation > 0 ? (difference ?? 0) / deviation : 0
        return (difference ?? 0, z, logNormalTwoSided(z))
    }
}
