import Glibc

/// The stratified ratio e-process: evidence about the ratio of two event rates that may be looked at at any time.
///
/// Given that an event happened in a row, it is the canary's with probability π(r) = r n_c/(r n_c + n_b), whatever
/// the base rate. Against the null ratio R each alternative rⱼ gathers
/// ℓ(j) = Σ [x ln(rⱼ/R) − (x+y) ln((rⱼ n_c + n_b)/(R n_c + n_b))] / φ, and E = Σ wⱼ e^ℓ(j).
/// For independent events and φ = 1 it is exactly valid for any drift of the base rate, any change of the canary's
/// share and any time of looking: with a = π(rⱼ)/π(R) and b = (1−π(rⱼ))/(1−π(R)),
/// E[a^X b^Y] ≤ exp(p_b (R n_c (a−1) + n_b (b−1))) = 1 wherever p_c ≤ R p_b.
/// With φ > 1 it is a quasi-likelihood, as good as φ is.
public struct RatioEProcess: Sendable {
    public let grid: RatioGrid
    public let dispersion: Double
    private var mixture: RestartedMixture
    private var costs: [Double]
    private var increments: [Double]
    /// Rows seen, those included that say nothing.
    public private(set) var rows = 0

    /// - Parameter dispersion: φ, at least 1 for over-dispersed events.
    /// - Throws: for a dispersion that is not a positive number.
    public init(
        grid: RatioGrid, dispersion: Double = 1, restarts: RestartWeights = .startOnly
    ) throws(InvalidArgument) {
        try require(dispersion > 0 && dispersion < .infinity, "dispersion", "a positive number")
        self.grid = grid
        self.dispersion = dispersion
        costs = grid.ratios
        increments = grid.ratios
        mixture = try RestartedMixture(logWeights: grid.logWeights, restarts: restarts)
    }

    /// Adds one row; a row where a side was not exposed is counted and otherwise passed over.
    ///
    /// - Throws: for a count that is negative or not finite.
    public mutating func add(_ row: RatioRow) throws(InvalidArgument) {
        try row.validate()
        rows += 1
        guard row.isInformative else { return }
        grid.writeLogCosts(canary: row.canaryExposures, baseline: row.baselineExposures, to: &costs)
        grid.writeIncrements(of: row, costs: costs, dispersion: dispersion, to: &increments)
        mixture.add(increments)
    }

    /// Begins a further copy, which sees only the rows from now on.
    public mutating func restart() { mixture.restart() }

    /// ln E after the rows seen, restarts included.
    public var logE: Double { mixture.logE }

    /// Largest ln E after any row, at least 0.
    public var greatestLogE: Double { mixture.greatestLogE }

    /// min(1, 1 / largest E): valid at every look at once.
    public var alwaysValidP: Double { exp(-mixture.greatestLogE) }

    /// The copy that carries most of the evidence; 0 is the one that saw every row.
    public var strongestCopy: Int { mixture.strongestCopy }
}
