/// Counts samples into strata, stratum after stratum, as time goes on.
///
/// A state machine without clock or source: what it has counted up to a boundary depends on the samples up to there
/// alone, not on how they were cut into looks and chunks.
struct StrataFold<Value: Cumulative>: Sendable {
    private let start: Double
    private let warmUpSeconds: Double
    private(set) var spacing = SampleSpacing.undecided
    /// Everything up to here is counted. Unix seconds.
    private(set) var position: Double
    private(set) var strata: [FoldedStratum<Value>] = []
    private(set) var weightSteps: [Double] = []
    /// In order of their keys, which begin with the side.
    private var targets: [Target<Value>] = []
    private var found: (canary: SideData, baseline: SideData) = (SideData(), SideData())
    private var detector = WeightStepDetector()
    private var warmUntil: Double

    init(start: Double, warmUpSeconds: Double, lookbackSeconds: Double) {
        self.start = start
        self.warmUpSeconds = warmUpSeconds
        position = start - lookbackSeconds
        warmUntil = start + warmUpSeconds
    }

    var seriesCount: Int { targets.reduce(0) { $0 + $1.tracks.count } }

    /// Takes samples, later than those before them.
    mutating func add(_ series: [TrackedSeries<Value>]) {
        for series in series {
            let (index, isFound) = targets.place(of: series.place.target, by: \.key)
            if !isFound { targets.insert(Target(key: series.place.target, side: series.place.side), at: index) }
            targets[index].append(series)
        }
    }

    /// Counts the strata that have closed.
    ///
    /// - Parameters:
    ///   - fetchedUntil: samples up to here were added.
    ///   - seenAt: when the source was asked; what has not closed by then is left open.
    mutating func fold(fetchedUntil: Double, seenAt: Double) {
        if case .undecided = spacing {
            spacing = SampleSpacing.measure(
                targets.map(\.waitingTimes), start: start, fetchedUntil: fetchedUntil, seenAt: seenAt)
        }
        guard spacing != .undecided else { return }
        let grid = StrataGrid(start: start, spacingSeconds: spacing.seconds)
        while true {
            let boundary = grid.boundary(after: position)
            guard boundary <= fetchedUntil, boundary + grid.delay <= seenAt else { return }
            count(upTo: boundary)
        }
    }

    /// Counts the last stratum, cut at the window's end, if it has closed. Nothing can be counted after that.
    mutating func cut(at end: Double, seenAt: Double) {
        if spacing == .undecided, end + CountingLimits.maximumDelaySeconds <= seenAt {
            // No further sample can come to decide it.
            spacing = .unknown
            fold(fetchedUntil: end, seenAt: seenAt)
        }
        guard spacing != .undecided, position >= start, position < end else { return }
        guard end + StrataGrid.delay(spacing.seconds) <= seenAt else { return }
        count(upTo: end)
    }

    /// Forgets samples that were not counted: they are fetched again, when all of them have arrived.
    mutating func forgetUncounted() {
        for index in targets.indices { targets[index].forget(after: position) }
    }

    /// What was found of a side.
    func data(of side: Side) -> SideData {
        var data = side == .canary ? found.canary : found.baseline
        for target in targets where target.side == side {
            data.series += target.knownSeries
            data.eventSeries += target.knownEventSeries
            data.targets += target.knownSeries > 0 ? 1 : 0
        }
        let hasClosedRequests = strata.contains { (side == .canary ? $0.canary : $0.baseline).total.sum > 0 }
        data.hasOpenRequests =
            !hasClosedRequests && targets.contains { $0.side == side && $0.hasOpenRequests(after: start) }
        return data
    }

    private mutating func count(upTo end: Double) {
        var stratum = FoldedStratum<Value>(start: position, end: end)
        var canary = SideRate()
        var baseline = SideRate()
        for index in targets.indices {
            let progress = targets[index].count(upTo: end)
            note(progress, of: targets[index])
            if targets[index].side == .canary {
                stratum.canary.add(progress)
                canary.add(targets[index], progress.isCovered, isCurrent: isCurrent(targets[index], at: end))
            } else {
                stratum.baseline.add(progress)
                baseline.add(targets[index], progress.isCovered, isCurrent: isCurrent(targets[index], at: end))
            }
        }
        // Up to the start only the series' values are learnt.
        if position >= start {
            stratum.isWarmUp = stratum.start < warmUntil
            if canary.isKnown, baseline.isKnown, hasStep(canary.rate, baseline.rate, seconds: end - position) {
                weightSteps.append(end)
                warmUntil = end + warmUpSeconds
                stratum.isWarmUp = warmUpSeconds > 0 || stratum.isWarmUp
            }
            strata.append(stratum)
        }
        position = end
    }

    /// Shares are compared as rates over the time between samples: how many samples fell into a stratum does not count.
    private mutating func hasStep(_ canary: Double, _ baseline: Double, seconds: Double) -> Bool {
        detector.append(canary: canary * seconds, baseline: baseline * seconds)
    }

    /// Whether a target without a new sample may merely be between two of them.
    private func isCurrent(_ target: Target<Value>, at end: Double) -> Bool {
        target.moment.map { $0 > end - 60 - 2 * (spacing.seconds ?? 60) } ?? false
    }

    private mutating func note(_ progress: Target<Value>.Progress, of target: Target<Value>) {
        let isCanary = target.side == .canary
        var data = isCanary ? found.canary : found.baseline
        if position >= start {
            data.resets += progress.data.resets
            data.births += progress.data.births
            data.unusableSamples += progress.data.unusableSamples
        }
        if let first = target.firstMoment { data.firstSample = min(data.firstSample ?? first, first) }
        if let last = target.moment { data.lastSample = max(data.lastSample ?? last, last) }
        if isCanary { found.canary = data } else { found.baseline = data }
    }
}

/// The requests per second of a side, added up over its targets.
private struct SideRate {
    private(set) var rate = 0.0
    private var isCovered = false
    private var hasTargets = false

    /// Known with a new sample of any target; a side that has no target at all has no requests either.
    var isKnown: Bool { isCovered || !hasTargets }

    mutating func add<Value>(_ target: Target<Value>, _ isCovered: Bool, isCurrent: Bool) {
        guard target.moment != nil else { return }
        hasTargets = true
        self.isCovered = self.isCovered || isCovered
        if isCovered || isCurrent { rate += target.rate ?? 0 }
    }
}

extension FoldedStratum.Counted {
    fileprivate mutating func add(_ progress: Target<Value>.Progress) {
        total += progress.total
        events += progress.events
    }
}
