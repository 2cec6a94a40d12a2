import Glibc

/// Intervals for one share of events at one look.
public enum Proportion {
    /// Wilson's score interval (1927) of `events` out of `trials`; [0, 1] without trials.
    ///
    /// - Throws: unless 0 ≤ events ≤ trials and 0 < confidence < 1.
    public static func wilson(events: Double, trials: Double, confidence: Double) throws(InvalidArgument) -> Interval {
        try validate(events, trials, confidence)
        guard trials > 0 else { return Interval(lower: 0, upper: 1) }
        let z = try -normalQuantile((1 - confidence) / 2)
        let others = trials - events
        // The lower end is x²/n over (x + z²/2 + root): the difference form cancels near 0. The upper end is its
        // mirror.
        func lowerEnd(_ x: Double, _ rest: Double) -> Double {
            let root = z * sqrt(x * (rest / trials) + z * z / 4)
            return x * (x / trials) / (x + z * z / 2 + root)
        }
        func upperEnd(_ x: Double, _ rest: Double) -> Double {
            let root = z * sqrt(x * (rest / trials) + z * z / 4)
            return (x + z * z / 2 + root) / (trials + z * z)
        }
        return Interval(
            lower: events == 0 ? 0 : lowerEnd(events, others), upper: others == 0 ? 1 : upperEnd(events, others))
    }

    /// Clopper and Pearson's exact interval (1934), by quantiles of beta laws; [0, 1] without trials.
    ///
    /// - Throws: unless 0 ≤ events ≤ trials and 0 < confidence < 1.
    public static func clopperPearson(
        events: Double, trials: Double, confidence: Double
    ) throws(InvalidArgument) -> Interval {
        try validate(events, trials, confidence)
        guard trials > 0 else { return Interval(lower: 0, upper: 1) }
        let tail = (1 - confidence) / 2
        let others = trials - events
        return Interval(
            lower: events == 0 ? 0 : Beta.quantile(tail, events, others + 1).x,
            upper: others == 0 ? 1 : Beta.quantile(tail, others, events + 1).complement)
    }

    private static func validate(
        _ events: Double, _ trials: Double, _ confidence: Double
    ) throws(InvalidArgument) {
        try require(trials >= 0 && trials < .infinity, "trials", "a finite number, at least 0")
        try require(events >= 0 && events <= trials, "events", "between 0 and the trials")
        try require(confidence > 0 && confidence < 1, "confidence", "above 0 and below 1")
    }
}
