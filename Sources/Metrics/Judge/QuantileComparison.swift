import DriftStats

/// One quantile of both sides, as the bucket edges bound it.
struct QuantileComparison: Sendable, Equatable {
    /// Prometheus's interpolation, for display.
    let canary: Double
    let baseline: Double
    /// Edges between which the quantile lies, each end with error probability 2.5 %.
    let canaryEdges: Interval
    let baselineEdges: Interval

    /// - Parameter dispersion: counts are worth so many times less.
    init(_ table: ExceedanceTable, quantile: Double, dispersion: Double) throws(InvalidArgument) {
        let edges = table.edges + [.infinity]
        func binned(_ counts: [Double]) throws(InvalidArgument) -> BinnedQuantile {
            try BinnedQuantile(
                edges: edges, cumulative: counts, quantile: quantile, confidence: 1 - RatioTest.shownAlpha)
        }
        let counts = (table.cumulative(canary: true), table.cumulative(canary: false))
        canary = try binned(counts.0).interpolated
        baseline = try binned(counts.1).interpolated
        canaryEdges = try binned(counts.0.map { $0 / dispersion }).interval
        baselineEdges = try binned(counts.1.map { $0 / dispersion }).interval
    }

    /// Ratio of the interpolated quantiles; nil where it is not defined.
    var ratio: Double? {
        let ratio = canary / baseline
        return ratio.isFinite && ratio >= 0 ? ratio : nil
    }

    /// What the edges leave possible for the ratio.
    var ratioInterval: Interval {
        Interval(
            lower: baselineEdges.upper > 0 ? max(0, canaryEdges.lower / baselineEdges.upper) : 0,
            upper: baselineEdges.lower > 0 ? canaryEdges.upper / baselineEdges.lower : .infinity)
    }

    /// Proven by edges: the canary's quantile is at least so many times the baseline's.
    func isWorse(than factor: Double) -> Bool {
        baselineEdges.upper.isFinite && baselineEdges.upper > 0
            && canaryEdges.lower >= factor * baselineEdges.upper
    }
}
