import DriftStats
import Glibc

/// Judges one quantile of a histogram.
///
/// Evidence of harm is the mean of the ratio e-processes of exceedances over the tested edges. What "worse" means
/// is read from the quantile's edges; where buckets are too coarse to ever prove the canary good that way, the
/// ratio of the shares of slow requests decides instead.
struct HistogramJudge {
    let check: Check
    let selector: Selector
    let quantile: Double
    let sides: Sides
    let dispersion: Dispersion

    /// How many times as many slow requests are worse, where the edges are too coarse for the quantile.
    static let slowRatio = 1.5
    /// The baseline's share above an edge must be so far below 1 − q that an equal canary can be proven good there.
    static let provableShare = 0.8

    var unit: MeasureUnit { MeasureUnit(metric: selector.metric) }

    /// - Parameter kept: the e-process of an earlier look; the result is the same without it.
    func evidence(
        _ counts: HistogramCounts, _ occasion: Occasion,
        kept: inout ProcessRun<AveragedRatioEProcess, [RatioRow]>?
    ) throws(InvalidArgument) -> Evidence {
        var evidence = Evidence(check)
        evidence.finding.queries = counts.queries
        evidence.finding.dispersion = dispersion.value
        let all = ExceedanceTable(
            edges: counts.edges, strata: (counts.strata + counts.warmUp).sorted { $0.start < $1.start })
        let traffic = TrafficTime(
            spans: all.rows.map { TrafficTime.Span(start: $0.start, end: $0.end, canaryTotal: $0.canaryTotal) },
            weightSteps: counts.weightSteps, end: occasion.end)
        evidence.trafficSeconds = traffic.seconds
        evidence.seesOpenTraffic = counts.canary.hasOpenRequests
        evidence.secondsSinceStep = traffic.secondsSinceStep
        let pilotStart = EdgeChoice.pilotStart(all, start: occasion.start)
        let pilotEnd = EdgeChoice.pilotEnd(all, start: pilotStart, end: occasion.end)
        let pilot = ExceedanceTable(edges: counts.edges, rows: all.rows.filter { $0.start < pilotEnd })
        let judged = ExceedanceTable(
            edges: counts.edges, strata: counts.strata.filter { check.worseThan == nil || $0.start >= pilotEnd })
        evidence.finding.samplesCanary = judged.rows.reduce(0) { $0 + $1.canaryTotal }
        evidence.finding.samplesBaseline = judged.rows.reduce(0) { $0 + $1.baselineTotal }
        evidence.upcoming = Upcoming(
            closedUntil: counts.closedUntil, spacingSeconds: counts.spacingSeconds, weightSteps: counts.weightSteps,
            occasion)
        let pilotMinutes = judged.rows.isEmpty && !counts.strata.isEmpty ? (pilotEnd - pilotStart) / 60 : nil
        evidence.blindness = blindness(counts, evidence.finding, traffic, all: all, pilotMinutes: pilotMinutes)
        guard evidence.blindness == nil else { return evidence }
        evidence.finding.hasData = true
        evidence.staleness = Staleness.text(
            canary: counts.canary, baseline: check.worseThan == nil ? nil : counts.baseline, end: occasion.end)
        let plan = RestartPlan(
            first: traffic.first ?? occasion.start, end: occasion.end, weightSteps: counts.weightSteps)
        let scene = HistogramScene(
            table: judged, restarts: plan.copiesBegun(rowStarts: judged.rows.map(\.start)), all: all,
            since: counts.weightSteps.last)
        var proofs: [Bool] = []
        if let worseThan = check.worseThan {
            let choice = EdgeChoice(
                edges: counts.edges, cumulative: pilot.cumulative(canary: false), quantile: quantile)
            guard let choice else {
                evidence.blindness = .noData(
                    "the buckets of \(selector.metric) are too coarse, or the baseline's first minutes too empty")
                return evidence
            }
            proofs.append(try compare(&evidence, scene, choice, worseThan: worseThan, kept: &kept))
        }
        for (bound, limit) in [(ShareTest.Bound.below, check.max), (.above, check.min)] {
            guard let limit else { continue }
            proofs.append(try hold(&evidence, scene, bound: bound, limit: limit))
        }
        if dispersion.origin == .uncalibrated { evidence.text.remarks.append("uncalibrated") }
        evidence.isProvenFine = !proofs.isEmpty && !proofs.contains(false)
        return evidence
    }

    /// - Parameters:
    ///   - all: warm-ups and first minutes included.
    ///   - pilotMinutes: how long the edges are still being chosen; nil once that is over.
    private func blindness(
        _ counts: HistogramCounts, _ finding: Finding, _ traffic: TrafficTime, all: ExceedanceTable,
        pilotMinutes: Double?
    ) -> Evidence.Blindness? {
        // Edges are known from what was counted: without any, none can be missed.
        if counts.edges.isEmpty, all.rows.contains(where: { $0.canaryTotal + $0.baselineTotal > 0 }) {
            return .unfit("the series of \(selector.metric) share no bucket edge")
        }
        var needed = [("canary", counts.canary, sides.canary, finding.samplesCanary)]
        if check.worseThan != nil {
            needed.append(("baseline", counts.baseline, sides.baseline, finding.samplesBaseline))
        }
        if let pilotMinutes, needed.allSatisfy({ $0.1.series > 0 }) {
            return .noData("the first \(NumberText.minutes(pilotMinutes)) choose the edges to test")
        }
        for (side, data, matchers, samples) in needed where !(samples > 0) {
            return .noData(
                SideText.missing(side, data, selector.promQL(adding: matchers), isWarmingUp: traffic.seconds > 0))
        }
        return nil
    }
}
