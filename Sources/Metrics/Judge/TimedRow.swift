import DriftStats

/// One row of a comparison with its time.
struct TimedRow: Sendable, Equatable {
    /// Unix seconds.
    var start: Double
    var end: Double
    var row: RatioRow

    init(start: Double, end: Double, row: RatioRow) {
        self.start = start
        self.end = end
        self.row = row
    }

    init(_ stratum: Stratum) {
        self.init(
            start: stratum.start, end: stratum.end,
            row: RatioRow(
                canaryExposures: stratum.canary.total, canaryEvents: stratum.canary.events,
                baselineExposures: stratum.baseline.total, baselineEvents: stratum.baseline.events))
    }

    /// The same comparison for requests without the event: the baseline's rate over the canary's, so that above 1 is
    /// worse here too.
    var inverted: TimedRow {
        TimedRow(
            start: start, end: end,
            row: RatioRow(
                canaryExposures: row.baselineExposures,
                canaryEvents: max(0, row.baselineExposures - row.baselineEvents),
                baselineExposures: row.canaryExposures,
                baselineEvents: max(0, row.canaryExposures - row.canaryEvents)))
    }
}
