import DriftStats

/// The evidence about the canary's own share of events against a fixed limit, fail and pass side.
struct ShareTest: Sendable, Equatable {
    /// Where the share has to stay.
    enum Bound: Sendable {
        case below
        case above

        var opposite: Bound { self == .below ? .above : .below }
    }

    /// ln E against "the share is where it has to be", restarts included, and its largest value so far (at least 0).
    var logE: Double
    var greatestLogE: Double
    /// ln E against "the share is not where it has to be", over all rows.
    var passLogE: Double
    /// The rows since the copy began that carries the evidence of harm; all without such evidence.
    var stretch: Range<Int>

    /// - Parameter restarts: copies begun before each row, as `RestartPlan` counts them.
    init(
        _ rows: [TimedRow], restarts: [Int], bound: Bound, limit: Double, dispersion: Double
    ) throws(InvalidArgument) {
        var fail = try ShareEProcess(
            bound == .below ? .atMost : .atLeast, limit: limit, dispersion: dispersion, restarts: .telescoping)
        var begins = [0]
        for (index, timed) in rows.enumerated() {
            while begins.count <= restarts[index] {
                fail.restart()
                begins.append(index)
            }
            try fail.add(events: timed.row.canaryEvents, exposures: timed.row.canaryExposures)
        }
        logE = fail.logE
        greatestLogE = fail.greatestLogE
        stretch = (fail.logE > 0 ? begins[fail.strongestCopy] : 0)..<rows.count
        passLogE = try Self.proof(
            RatioRow.sum(rows.map(\.row)), bound: bound, limit: limit, dispersion: dispersion)
    }

    /// ln E against "the canary's average share is not on the right side of the limit", for counts added up.
    static func proof(
        _ counts: RatioRow, bound: Bound, limit: Double, dispersion: Double
    ) throws(InvalidArgument) -> Double {
        var pass = try ShareEProcess(
            bound == .below ? .atLeast : .atMost, limit: limit, dispersion: dispersion)
        try pass.add(events: counts.canaryEvents, exposures: counts.canaryExposures)
        return pass.logE
    }
}
