import DriftStats
import Glibc

/// The traffic of late, for saying how long a decision will take.
struct Pace: Sendable, Equatable {
    /// Requests a minute of both sides.
    let canary: Double
    let baseline: Double
    /// Events per request of the baseline, never 0.
    let baselineShare: Double

    static let minutesLookedAt = 10.0

    /// - Parameters:
    ///   - rows: in order of time, warm-ups included: their traffic is traffic.
    ///   - since: the last weight step; what lies before it counts only until the first stratum after it has closed.
    init(_ rows: [TimedRow], since: Double?) {
        let end = rows.last?.end ?? 0
        let late = rows.filter { $0.start >= end - Self.minutesLookedAt * 60 }
        let sinceStep = late.filter { $0.start >= since ?? -.infinity }
        let recent = sinceStep.isEmpty ? late : sinceStep
        let minutes = recent.reduce(0) { $0 + ($1.end - $1.start) } / 60
        let counts = RatioRow.sum(recent.map(\.row))
        let whole = RatioRow.sum(rows.map(\.row))
        canary = minutes > 0 ? counts.canaryExposures / minutes : 0
        baseline = minutes > 0 ? counts.baselineExposures / minutes : 0
        baselineShare = (whole.baselineEvents + 0.5) / (whole.baselineExposures + 1)
    }

    /// Towards refuting a ratio: harm (bound 1), or "as bad as the limit".
    func ratioOutlook(_ test: RatioTest, isInverted: Bool, bound: Double, _ dispersion: Double) -> Outlook? {
        let logE = bound == 1 ? test.logE : test.passLogE
        // Without any event nothing says when there will be one; beyond 20 times the forecast has no use.
        guard let estimate = test.estimate else { return nil }
        let ratio = min(max(estimate, 0.05), 20)
        guard bound == 1 ? ratio > 1 : ratio < bound else { return Outlook(logE: logE, gainPerMinute: 0) }
        let sides = isInverted ? (baseline, canary) : (canary, baseline)
        let share = isInverted ? max(1 - baselineShare, 1e-9) / ratio : baselineShare
        let forecast = try? RatioForecast(
            canary: sides.0, baseline: sides.1, eventShare: share, ratio: ratio, bound: bound, alpha: 0.05)
        return Outlook(logE: logE, gainPerMinute: (forecast?.informationPerMinute ?? 0) / dispersion)
    }

    /// Towards proving that the canary's share is on that side of a limit.
    func shareOutlook(
        _ counts: RatioRow, _ bound: ShareTest.Bound, limit: Double?, logE: Double, _ dispersion: Double
    ) -> Outlook? {
        guard let limit, limit > 0, limit < 1 else { return nil }
        let share = min(counts.canaryShare, 1 - 1e-9)
        guard bound == .below ? share < limit : share > limit else { return Outlook(logE: logE, gainPerMinute: 0) }
        let events = share > 0 ? share * log(share / limit) : 0
        let divergence = events + (1 - share) * log((1 - share) / (1 - limit))
        return Outlook(logE: logE, gainPerMinute: canary * max(0, divergence) / dispersion)
    }
}
