import Metrics

extension Check {
    /// The check `errors` of a series preset: worse at 1.5 times the baseline's share, harmless below 0.2 %.
    static func events(_ events: Selector, total: Selector) -> Check {
        var check = Check(name: "errors", measure: .events(events, total: total))
        check.worseThan = 1.5
        check.ignoreBelow = 0.002
        return check
    }

    /// The check `latency` of a series preset: worse at 1.3 times the baseline's 95th percentile.
    /// `ignoreBelow` is in the histogram's unit.
    static func latency(_ histogram: Selector, ignoreBelow: Double) -> Check {
        var check = Check(name: "latency", measure: .histogram(histogram, quantile: 0.95))
        check.worseThan = 1.3
        check.ignoreBelow = ignoreBelow
        return check
    }
}
