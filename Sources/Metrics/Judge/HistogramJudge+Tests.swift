import DriftStats
import Glibc

extension HistogramJudge {
    /// The comparison with the baseline; returns whether the canary is proven to be no worse than allowed.
    func compare(
        _ evidence: inout Evidence, _ scene: HistogramScene, _ choice: EdgeChoice, worseThan: Double,
        kept: inout ProcessRun<AveragedRatioEProcess, [RatioRow]>?
    ) throws(InvalidArgument) -> Bool {
        let tail = 1 - quantile
        let slowRows = scene.table.timedRows(edge: choice.slow)
        let test = try RatioTest(
            slowRows, harm: scene.harm(edges: choice.tested, dispersion: dispersion.value, kept: &kept),
            worseThan: Self.slowRatio, dispersion: dispersion.value)
        let whole = try QuantileComparison(scene.table, quantile: quantile, dispersion: dispersion.value)
        let shown =
            try test.stretch.lowerBound == 0
            ? whole
            : QuantileComparison(scene.table.part(test.stretch), quantile: quantile, dispersion: dispersion.value)
        let passEdge = scene.edge(atMost: worseThan * whole.baselineEdges.lower)
        let isCoarse = passEdge.map { scene.table.sum(edge: $0).baselineShare > Self.provableShare * tail } ?? true
        let isIgnored = check.ignoreBelow.map { shown.canary < $0 } ?? false
        let isSlower =
            shown.isWorse(than: worseThan)
            || (isCoarse && test.estimate.map { $0 >= Self.slowRatio } ?? false)
        evidence.alarms.append(
            Alarm(logE: test.logE, greatestLogE: test.greatestLogE, isPastLimit: isSlower && !isIgnored))

        let quantileLogE = try scene.proof(edge: passEdge, share: tail, dispersion: dispersion.value)
        let ignorableEdge = check.ignoreBelow.flatMap { scene.edge(atMost: $0) }
        let ignorableLogE = try scene.proof(edge: ignorableEdge, share: tail, dispersion: dispersion.value)
        let slowShown = scene.table.part(test.stretch).sum(edge: choice.slow)
        evidence.finding.samplesCanary = slowShown.canaryExposures
        evidence.finding.samplesBaseline = slowShown.baselineExposures
        if isCoarse {
            fillSlow(&evidence, test, slowShown, edge: scene.table.edges[choice.slow])
        } else {
            fillQuantile(&evidence, shown, test, worseThan: worseThan)
        }
        if let remark = EventsJudge.stretchRemark(slowRows, test.stretch) { evidence.text.remarks.append(remark) }
        let pace = Pace(scene.all.timedRows(edge: choice.slow), since: scene.since)
        evidence.failOutlook = pace.ratioOutlook(test, isInverted: false, bound: 1, dispersion.value)
        evidence.passOutlook = [
            isCoarse ? pace.ratioOutlook(test, isInverted: false, bound: Self.slowRatio, dispersion.value) : nil,
            shareOutlook(scene, pace, .below, edge: passEdge, logE: quantileLogE),
            shareOutlook(scene, pace, .below, edge: ignorableEdge, logE: ignorableLogE),
        ].compactMap { $0 }.min {
            ($0.minutes(to: Decision.passTarget) ?? .infinity) < ($1.minutes(to: Decision.passTarget) ?? .infinity)
        }
        let target = Decision.passTarget
        if quantileLogE >= target || (isCoarse && test.passLogE >= target) { return true }
        guard ignorableLogE >= target, let ignoreBelow = check.ignoreBelow else { return false }
        evidence.text.proof = "proven under the ignored \(unit.text(ignoreBelow))"
        return true
    }

    /// The canary's quantile against a fixed limit; returns whether it is proven to lie on the right side.
    func hold(
        _ evidence: inout Evidence, _ scene: HistogramScene, bound: ShareTest.Bound, limit: Double
    ) throws(InvalidArgument) -> Bool {
        let tail = 1 - quantile
        let isUpper = bound == .below
        let passEdge = isUpper ? scene.edge(atMost: limit) : scene.edge(atLeast: limit)
        let failEdge = isUpper ? scene.edge(atLeast: limit) : scene.edge(atMost: limit)
        let whole = try QuantileComparison(scene.table, quantile: quantile, dispersion: dispersion.value)
        let isIgnored = check.ignoreBelow.map { whole.canary < $0 } ?? false
        let isPast = isUpper ? whole.canary > limit : whole.canary < limit
        var fail: ShareTest?
        if let failEdge {
            fail = try ShareTest(
                scene.table.timedRows(edge: failEdge), restarts: scene.restarts, bound: bound, limit: tail,
                dispersion: dispersion.value)
        }
        evidence.alarms.append(
            Alarm(
                logE: fail?.logE ?? 0, greatestLogE: fail?.greatestLogE ?? 0, isPastLimit: isPast && !isIgnored))
        var passLogE = -Double.infinity
        if let passEdge {
            passLogE = try ShareTest.proof(
                scene.table.sum(edge: passEdge), bound: bound, limit: tail, dispersion: dispersion.value)
        }
        let isProven = passLogE >= Decision.passTarget
        guard check.worseThan == nil || (isPast && !evidence.alarms[0].isPastLimit) else { return isProven }
        fillLimit(&evidence, whole, bound: bound, limit: limit, logE: fail?.logE ?? 0)
        if passEdge == nil {
            evidence.text.obstacle = "no bucket edge \(isUpper ? "up to" : "from") \(unit.text(limit))"
        }
        let pace = Pace(scene.all.timedRows(edge: passEdge ?? 0), since: scene.since)
        evidence.passOutlook = shareOutlook(scene, pace, bound, edge: passEdge, logE: passLogE)
        evidence.failOutlook = shareOutlook(
            scene, pace, bound.opposite, edge: failEdge, logE: fail?.logE ?? 0)
        return isProven
    }

    private func shareOutlook(
        _ scene: HistogramScene, _ pace: Pace, _ bound: ShareTest.Bound, edge: Int?, logE: Double
    ) -> Outlook? {
        edge.flatMap {
            pace.shareOutlook(scene.table.sum(edge: $0), bound, limit: 1 - quantile, logE: logE, dispersion.value)
        }
    }

    private func fillQuantile(
        _ evidence: inout Evidence, _ shown: QuantileComparison, _ test: RatioTest, worseThan: Double
    ) {
        let finding = evidence.finding
        evidence.finding.statistic = "ratio"
        evidence.finding.canary = shown.canary.isFinite ? shown.canary : 0
        evidence.finding.baseline = shown.baseline.isFinite ? shown.baseline : 0
        evidence.finding.effect = shown.ratio ?? 0
        evidence.finding.lower = shown.ratioInterval.lower
        evidence.finding.upper = shown.ratioInterval.upper.isFinite ? shown.ratioInterval.upper : nil
        evidence.finding.limit = worseThan
        evidence.finding.logEvidence = test.logE
        evidence.text.sides =
            "\(NumberText.quantile(quantile)) canary \(unit.text(shown.canary)) "
            + "v baseline \(unit.text(shown.baseline)) "
            + "(\(NumberText.count(finding.samplesCanary)) v \(NumberText.count(finding.samplesBaseline)) requests)"
        evidence.text.effect = shown.ratio.map(NumberText.ratio) ?? ""
        evidence.text.harm = "worse"
        evidence.text.interval = NumberText.interval(shown.ratioInterval)
        evidence.text.limit = NumberText.ratio(worseThan)
        evidence.text.proof = "proven under \(NumberText.ratio(worseThan))"
    }

    private func fillSlow(_ evidence: inout Evidence, _ test: RatioTest, _ shown: RatioRow, edge: Double) {
        evidence.finding.fill(shown)
        evidence.finding.fill(test, limit: Self.slowRatio)
        evidence.text.fill(test, shown, limit: Self.slowRatio, isInverted: false)
        evidence.text.sides = "share of slow requests (over \(unit.text(edge))): \(evidence.text.sides)"
        evidence.text.remarks.append("edges too coarse for \(NumberText.quantile(quantile))")
    }

    private func fillLimit(
        _ evidence: inout Evidence, _ whole: QuantileComparison, bound: ShareTest.Bound, limit: Double, logE: Double
    ) {
        evidence.finding.statistic = "limit"
        evidence.finding.canary = whole.canary.isFinite ? whole.canary : 0
        evidence.finding.baseline = whole.baseline.isFinite ? whole.baseline : 0
        evidence.finding.effect = whole.ratio ?? 0
        evidence.finding.limit = limit
        evidence.finding.logEvidence = logE
        evidence.text.sides =
            "\(NumberText.quantile(quantile)) canary \(unit.text(whole.canary)) "
            + "(\(NumberText.count(evidence.finding.samplesCanary)) requests)"
        evidence.text.effect = ""
        evidence.text.interval = ""
        evidence.text.harm = bound == .below ? "too slow" : "too low"
        evidence.text.limit = unit.text(limit)
        evidence.text.proof = "proven \(bound == .below ? "under" : "over") \(unit.text(limit))"
    }
}
