import Glibc

/// The smallest effect that can be found in a given time or number of events.
public enum MinimumDetectable {
    /// Which side of the ratio e-process decides.
    public enum Side: Sendable {
        /// Refuting "at most `base`" when the ratio is larger.
        case fail
        /// Refuting "at least the bound" when the ratio is `base`.
        case pass
    }

    /// The ratio (fail side) or the bound (pass side) above `base` at which 80 % of decisions come within `minutes`.
    ///
    /// nil where even 1000 · base takes longer.
    /// - Throws: as `RatioForecast`, and for minutes that are not positive.
    public static func ratio(
        _ side: Side, canary: Double, baseline: Double, eventShare: Double, base: Double, dispersion: Double = 1,
        alpha: Double, minutes: Double
    ) throws(InvalidArgument) -> Double? {
        try require(minutes > 0 && minutes < .infinity, "minutes", "a positive number")
        func isInTime(_ ratio: Double) throws(InvalidArgument) -> Bool {
            try RatioForecast(
                canary: canary, baseline: baseline, eventShare: eventShare, ratio: side == .fail ? ratio : base,
                bound: side == .fail ? base : ratio, dispersion: dispersion, alpha: alpha
            ).p80Minutes <= minutes
        }
        guard try isInTime(1000 * base) else { return nil }
        var low = 0.0
        var high = log(1000.0)
        while true {
            let middle = (low + high) / 2
            if middle <= low || middle >= high { return base * exp(high) }
            if try isInTime(base * exp(middle)) { high = middle } else { low = middle }
        }
    }

    /// Expected canary events at the baseline's rate that one single look needs, by the square-root transform.
    ///
    /// - Parameters:
    ///   - ratio: above 1.
    ///   - exposureRatio: canary's exposures over the baseline's.
    /// - Throws: for arguments out of range.
    public static func singleLookEvents(
        ratio: Double, exposureRatio: Double, alpha: Double, power: Double
    ) throws(InvalidArgument) -> Double {
        try require(ratio > 1 && ratio < .infinity, "ratio", "above 1")
        try require(exposureRatio > 0 && exposureRatio < .infinity, "exposureRatio", "a positive number")
        let z = try normalQuantile(1 - alpha) + normalQuantile(power)
        let root = z / (2 * (sqrt(ratio) - 1))
        return root * root * (1 + exposureRatio)
    }
}
