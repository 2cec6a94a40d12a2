import Glibc

/// Evidence about one side's share of events against a fixed limit, to be looked at at any time.
///
/// Against the limit μ each factor ρ gathers [x ln ρ − n ln(1 + μ(ρ−1))] / φ. For requests with any probabilities of
/// their own, E[ρ^X] = Π(1 + pᵢ(ρ−1)) ≤ (1 + p̄(ρ−1))ⁿ, which is at most (1 + μ(ρ−1))ⁿ for ρ > 1 where the mean p̄
/// ≤ μ and for ρ < 1 where p̄ ≥ μ. So it refutes statements about the average share up to the look, with no
/// assumption that the share stays the same; exactly for φ = 1.
public struct ShareEProcess: Sendable {
    /// What is to be refuted.
    public enum Null: Sendable {
        /// "The average share is at most the limit."
        case atMost
        /// "The average share is at least the limit."
        case atLeast
    }

    private let logFactors: [Double]
    private let logCosts: [Double]
    private let dispersion: Double
    private var mixture: RestartedMixture

    /// - Parameter limit: the share, above 0 and below 1.
    /// - Throws: for a limit or dispersion out of range.
    public init(
        _ null: Null, limit: Double, dispersion: Double = 1, restarts: RestartWeights = .startOnly
    ) throws(InvalidArgument) {
        try require(limit > 0 && limit < 1, "limit", "above 0 and below 1")
        try require(dispersion > 0 && dispersion < .infinity, "dispersion", "a positive number")
        let factors = RatioGrid.multiples.map { null == .atMost ? $0 : 1 / $0 }
        logFactors = factors.map { log($0) }
        logCosts = factors.map { log1p(limit * ($0 - 1)) }
        self.dispersion = dispersion
        let weight = -log(Double(factors.count))
        mixture = try RestartedMixture(
            logWeights: Array(repeating: weight, count: factors.count), restarts: restarts)
    }

    /// Adds a row: events out of exposures.
    ///
    /// - Throws: for a count that is negative or not finite.
    public mutating func add(events: Double, exposures: Double) throws(InvalidArgument) {
        try require(events >= 0 && events < .infinity, "events", "a finite number, at least 0")
        try require(exposures >= 0 && exposures < .infinity, "exposures", "a finite number, at least 0")
        guard exposures > 0 else { return }
        var increments = logFactors
        for j in increments.indices {
            increments[j] = (events * logFactors[j] - exposures * logCosts[j]) / dispersion
        }
        mixture.add(increments)
    }

    /// Begins a further copy, which sees only the rows from now on.
    public mutating func restart() { mixture.restart() }

    /// ln E after the rows seen, restarts included.
    public var logE: Double { mixture.logE }

    /// Largest ln E after any row, at least 0.
    public var greatestLogE: Double { mixture.greatestLogE }

    /// The copy that carries most of the evidence; 0 is the one that saw every row.
    public var strongestCopy: Int { mixture.strongestCopy }
}
