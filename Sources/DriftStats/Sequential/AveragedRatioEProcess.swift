import Glibc

/// The mean of ratio e-processes over several kinds of event of the same exposures, latencies above several edges for
/// instance.
///
/// A mean of e-processes is one, whatever their dependence.
public struct AveragedRatioEProcess: Sendable {
    public let grid: RatioGrid
    public let kinds: Int
    public let dispersion: Double
    private var mixture: RestartedMixture
    private var costs: [Double]
    private var increments: [Double]

    /// - Parameter kinds: how many kinds of event, at least 1.
    /// - Throws: for no kinds or a dispersion that is not a positive number.
    public init(
        kinds: Int, grid: RatioGrid, dispersion: Double = 1, restarts: RestartWeights = .startOnly
    ) throws(InvalidArgument) {
        try require(kinds >= 1, "kinds", "at least 1")
        try require(dispersion > 0 && dispersion < .infinity, "dispersion", "a positive number")
        self.kinds = kinds
        self.grid = grid
        self.dispersion = dispersion
        let share = log(Double(kinds))
        let weights = (0..<kinds).flatMap { _ in grid.logWeights.map { $0 - share } }
        costs = grid.ratios
        increments = weights
        mixture = try RestartedMixture(logWeights: weights, restarts: restarts)
    }

    /// Adds one stratum: a row for each kind, all with the same exposures.
    ///
    /// - Throws: for another number of rows than of kinds, exposures that differ, or a count that is negative or not
    ///   finite.
    public mutating func add(_ rows: [RatioRow]) throws(InvalidArgument) {
        try require(rows.count == kinds, "rows", "one for each kind")
        for row in rows {
            try row.validate()
            try require(
                row.canaryExposures == rows[0].canaryExposures && row.baselineExposures == rows[0].baselineExposures,
                "rows", "the same exposures")
        }
        guard rows.contains(where: \.isInformative) else { return }
        grid.writeLogCosts(canary: rows[0].canaryExposures, baseline: rows[0].baselineExposures, to: &costs)
        for (kind, row) in rows.enumerated() {
            grid.writeIncrements(
                of: row, costs: costs, dispersion: dispersion, to: &increments, at: kind * costs.count)
        }
        mixture.add(increments)
    }

    /// Begins a further copy, which sees only the rows from now on.
    public mutating func restart() { mixture.restart() }

    /// ln E after the rows seen, restarts included.
    public var logE: Double { mixture.logE }

    /// Largest ln E after any stratum, at least 0.
    public var greatestLogE: Double { mixture.greatestLogE }

    /// The copy that carries most of the evidence; 0 is the one that saw every row.
    public var strongestCopy: Int { mixture.strongestCopy }
}
