import DriftStats

/// The evidence about a ratio of event rates, fail and pass side, as of the last row.
struct RatioTest: Sendable, Equatable {
    /// ln E against "no worse" as of now, restarts included, and its largest value so far (at least 0).
    var logE: Double
    var greatestLogE: Double
    /// ln E against "at least `worseThan` times as bad", over all rows.
    var passLogE: Double
    /// The rows that the estimate is of: all, or those since the copy began that carries the evidence of harm.
    var stretch: Range<Int>
    /// 0 without canary events, +∞ without baseline events, nil without any.
    var estimate: Double?
    var interval: Interval
    var counts: RatioRow

    /// Error probability of the interval that is shown.
    static let shownAlpha = 0.05

    /// - Parameters:
    ///   - restarts: copies begun before each row, as `RestartPlan` counts them.
    ///   - kept: the e-process of an earlier look; the result is the same without it.
    init(
        _ rows: [TimedRow], restarts: [Int], worseThan: Double, dispersion: Double,
        kept: inout ProcessRun<RatioEProcess, RatioRow>?
    ) throws(InvalidArgument) {
        let data = rows.map(\.row)
        let known = kept.flatMap {
            $0.process.dispersion == dispersion && $0.isBeginning(of: data, restarts: restarts) ? $0 : nil
        }
        kept = nil
        var run: ProcessRun<RatioEProcess, RatioRow>
        if let known {
            run = known
        } else {
            run = ProcessRun(try RatioEProcess(grid: .above(1), dispersion: dispersion, restarts: .telescoping))
        }
        try run.advance(to: data, restarts: restarts) {
            $0.restart()
        } add: { (process, row) throws(InvalidArgument) in
            try process.add(row)
        }
        kept = run
        let fail = run.process
        try self.init(
            rows, harm: (fail.logE, fail.greatestLogE, run.begins[fail.strongestCopy]), worseThan: worseThan,
            dispersion: dispersion)
    }

    /// With evidence of harm from elsewhere, the mean over several edges for instance.
    ///
    /// - Parameter harm: `begin` is the first row of the copy that carries most of the evidence.
    init(
        _ rows: [TimedRow], harm: (logE: Double, greatestLogE: Double, begin: Int), worseThan: Double,
        dispersion: Double
    ) throws(InvalidArgument) {
        logE = harm.logE
        greatestLogE = harm.greatestLogE
        // A late copy speaks for its own stretch, but only while it speaks of harm.
        stretch = (harm.logE > 0 ? harm.begin : 0)..<rows.count
        let inside = rows[stretch].map(\.row)
        let likelihood = try RatioLikelihood(inside, dispersion: dispersion)
        let whole =
            try stretch.lowerBound == 0
            ? likelihood : RatioLikelihood(rows.map(\.row), dispersion: dispersion)
        passLogE = try whole.logE(.below(worseThan))
        estimate = likelihood.estimate
        interval = try likelihood.confidenceSequence(alpha: Self.shownAlpha)
        counts = RatioRow.sum(inside)
    }
}

extension RatioRow {
    /// The counts of several rows together: for display, not for a comparison.
    static func sum(_ rows: [RatioRow]) -> RatioRow {
        var sum = RatioRow(canaryExposures: 0, canaryEvents: 0, baselineExposures: 0, baselineEvents: 0)
        for row in rows {
            sum.canaryExposures += row.canaryExposures
            sum.canaryEvents += row.canaryEvents
            sum.baselineExposures += row.baselineExposures
            sum.baselineEvents += row.baselineEvents
        }
        return sum
    }

    /// Events per exposure, 0 without exposures.
    var canaryShare: Double { canaryExposures > 0 ? canaryEvents / canaryExposures : 0 }
    var baselineShare: Double { baselineExposures > 0 ? baselineEvents / baselineExposures : 0 }
}
