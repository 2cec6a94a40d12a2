extension EventCounts {
    init(_ fold: StrataFold<Double>, _ queries: [CountingQuery]) {
        self.init()
        for folded in fold.strata {
            let stratum = Stratum(
                start: folded.start, end: folded.end,
                canary: SideCount(total: folded.canary.total, events: folded.canary.events),
                baseline: SideCount(total: folded.baseline.total, events: folded.baseline.events))
            if folded.isWarmUp { warmUp.append(stratum) } else { strata.append(stratum) }
        }
        weightSteps = fold.weightSteps
        canary = fold.data(of: .canary)
        baseline = fold.data(of: .baseline)
        spacingSeconds = fold.spacing.seconds
        closedUntil = fold.strata.last?.end
        self.queries = queries.map { $0.selector.promQL() }
    }
}

extension HistogramCounts {
    init(_ fold: StrataFold<BucketCounts>, _ queries: [CountingQuery]) {
        self.init()
        var all = BucketCounts.zero
        for folded in fold.strata {
            all += folded.canary.total
            all += folded.baseline.total
        }
        let edgeSet = EdgeSet(of: [all])
        edges = edgeSet.exact
        lostEdges = edgeSet.lost
        for folded in fold.strata {
            let stratum = HistogramStratum(
                start: folded.start, end: folded.end,
                canary: folded.canary.total.rebinned(on: edges).map(\.count),
                baseline: folded.baseline.total.rebinned(on: edges).map(\.count))
            if folded.isWarmUp { warmUp.append(stratum) } else { strata.append(stratum) }
        }
        weightSteps = fold.weightSteps
        canary = fold.data(of: .canary)
        baseline = fold.data(of: .baseline)
        spacingSeconds = fold.spacing.seconds
        closedUntil = fold.strata.last?.end
        self.queries = queries.map { $0.selector.promQL() }
    }
}
