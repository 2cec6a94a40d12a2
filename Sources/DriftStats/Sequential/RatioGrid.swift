import Glibc

/// The alternatives that a ratio e-process bets on, against one null ratio.
public struct RatioGrid: Sendable, Equatable {
    /// R0 or R1: the ratio that is to be refuted.
    public let null: Double
    public let ratios: [Double]
    /// Normalised: the exponentials add up to 1.
    public let logWeights: [Double]
    /// ln(rⱼ / null).
    let logRatios: [Double]

    /// Points of a default grid.
    public static let defaultCount = 40

    /// 40 ratios, evenly spaced in their logarithm from 1.05 to 20 times the null: evidence that the ratio is above
    /// it.
    ///
    /// - Throws: unless `null` is a positive number.
    public static func above(_ null: Double) throws(InvalidArgument) -> RatioGrid {
        try RatioGrid(null: null, ratios: multiples.map { null * $0 })
    }

    /// 40 ratios from the null divided by 1.05 down to the null divided by 20: evidence that the ratio is below it.
    ///
    /// - Throws: unless `null` is a positive number.
    public static func below(_ null: Double) throws(InvalidArgument) -> RatioGrid {
        try RatioGrid(null: null, ratios: multiples.map { null / $0 })
    }

    /// A grid of one's own.
    ///
    /// - Parameter weights: equal when nil; divided by their sum.
    /// - Throws: for a null or ratio that is not a positive number, no ratios, negative weights, or another number of
    ///   weights than of ratios.
    public init(null: Double, ratios: [Double], weights: [Double]? = nil) throws(InvalidArgument) {
        try require(null > 0 && null < .infinity, "null", "a positive number")
        try require(
            !ratios.isEmpty && ratios.allSatisfy { $0 > 0 && $0 < .infinity }, "ratios", "at least one, all positive")
        let weights = weights ?? Array(repeating: 1, count: ratios.count)
        let sum = weights.reduce(0, +)
        try require(
            weights.count == ratios.count && weights.allSatisfy { $0 >= 0 } && sum > 0 && sum < .infinity,
            "weights", "one for each ratio, none negative, not all 0")
        self.null = null
        self.ratios = ratios
        logWeights = weights.map { log($0 / sum) }
        logRatios = ratios.map { log($0 / null) }
    }

    /// 1.05 · (20/1.05)^(j/39).
    static let multiples: [Double] = (0..<defaultCount).map {
        1.05 * pow(20 / 1.05, Double($0) / Double(defaultCount - 1))
    }

    /// ln((rⱼ n_c + n_b) / (null n_c + n_b)) for each ratio: what one event of a row costs, whichever side it is of.
    func writeLogCosts(canary: Double, baseline: Double, to costs: inout [Double]) {
        let share = canary / (null * canary + baseline)
        // Counts multiply the error, which is absolute: log(1 + a) has 1e-16 of it, as log1p has, at half the time.
        for j in ratios.indices { costs[j] = log(1 + (ratios[j] - null) * share) }
    }

    /// The log-likelihood ratio of each alternative for one row, written from a place on.
    ///
    /// - Parameter costs: of the row's exposures; rows that differ in their events alone share them.
    func writeIncrements(
        of row: RatioRow, costs: [Double], dispersion: Double, to increments: inout [Double], at place: Int = 0
    ) {
        let canaryEvents = row.canaryEvents / dispersion
        let events = row.events / dispersion
        for j in ratios.indices { increments[place + j] = canaryEvents * logRatios[j] - events * costs[j] }
    }
}
