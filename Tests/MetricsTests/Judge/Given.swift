import Metrics
import TestKit

/// Definitions and counts that the judge's tests begin with.
enum Given {
    static let canary = [LabelMatcher("version", .equal, "canary")]
    static let baseline = [LabelMatcher("version", .equal, "stable")]
    static let total = Selector(metric: "requests_total")

    static func errors(_ change: (inout Check) -> Void = { _ in }) -> Check {
        var check = Check(
            name: "errors",
            measure: .events(
                Selector(metric: "requests_total", matchers: [LabelMatcher("status", .equal, "error")]), total: total))
        check.worseThan = 1.5
        change(&check)
        return check
    }

    static func query(_ change: (inout Check) -> Void = { _ in }) -> Check {
        var check = Check(name: "slo", measure: .query("up"))
        check.max = 1
        change(&check)
        return check
    }

    static func analysis(_ checks: [Check], _ change: (inout Analysis) -> Void = { _ in }) -> Analysis {
        var analysis = Analysis(name: "churn", source: "main", canary: canary, baseline: baseline, checks: checks)
        change(&analysis)
        return analysis
    }

    /// The same counts in each of so many minutes from time 0.
    static func minutes(
        _ count: Int, canary: (events: Double, total: Double), baseline: (events: Double, total: Double),
        from start: Double = 0
    ) -> [Stratum] {
        (0..<count).map { minute in
            Stratum(
                start: start + Double(minute) * 60, end: start + Double(minute + 1) * 60,
                canary: SideCount(total: canary.total, events: canary.events),
                baseline: SideCount(total: baseline.total, events: baseline.events))
        }
    }

    static func counts(_ strata: [Stratum], _ change: (inout EventCounts) -> Void = { _ in }) -> EventCounts {
        var counts = EventCounts()
        counts.strata = strata
        counts.canary.series = strata.contains { $0.canary.total > 0 } ? 1 : 0
        counts.baseline.series = strata.contains { $0.baseline.total > 0 } ? 1 : 0
        counts.closedUntil = strata.last?.end
        change(&counts)
        return counts
    }
}
