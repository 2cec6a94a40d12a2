import Glibc

/// Evidence that events do not fall into classes with given probabilities, to be looked at at any time.
///
/// Lindon and Malek (2022): the likelihood under a Dirichlet(kθ) mixture over that under θ,
/// ln E = ln B(kθ + S) − ln B(kθ) − Σ Sᵢ ln θᵢ with S the counts so far. It serves the check of the traffic split and
/// the comparison with a stored profile; it does not compare two samples.
public struct MultinomialEProcess: Sendable {
    /// Null probabilities of the classes.
    public let shares: [Double]
    /// Weight of the mixture's centre, in events.
    public let concentration: Double
    public let dispersion: Double
    /// ln E after the rows seen; +∞ once a class of probability 0 has occurred.
    public private(set) var logE = 0.0
    /// Largest ln E after any row, at least 0.
    public private(set) var greatestLogE = 0.0
    private var counts: [Double]
    /// Classes that can occur.
    private let possible: [Int]
    private let logPrior: Double

    /// - Parameters:
    ///   - shares: probabilities, none negative, adding up to 1 within 1e-9.
    ///   - concentration: the larger, the smaller the differences that are found soonest.
    ///   - dispersion: counts are divided by it; exact for 1.
    /// - Throws: for arguments out of range.
    public init(shares: [Double], concentration: Double = 100, dispersion: Double = 1) throws(InvalidArgument) {
        try require(
            shares.allSatisfy { $0 >= 0 } && abs(shares.reduce(0, +) - 1) <= 1e-9, "shares",
            "probabilities that add up to 1")
        try require(concentration > 0 && concentration < .infinity, "concentration", "a positive number")
        try require(dispersion > 0 && dispersion < .infinity, "dispersion", "a positive number")
        self.shares = shares
        self.concentration = concentration
        self.dispersion = dispersion
        counts = Array(repeating: 0, count: shares.count)
        possible = shares.indices.filter { shares[$0] > 0 }
        logPrior = dirichletLogKernel(
            possible.map { concentration * shares[$0] }, shares: possible.map { shares[$0] })
    }

    /// Adds new events, one count for each class.
    ///
    /// - Throws: for another number of counts than of classes, or a count that is negative or not finite.
    public mutating func add(_ counts: [Double]) throws(InvalidArgument) {
        try require(
            counts.count == shares.count && counts.allSatisfy { $0 >= 0 && $0 < .infinity }, "counts",
            "one for each class, finite and at least 0")
        for i in counts.indices { self.counts[i] += counts[i] }
        let impossible = shares.indices.contains { shares[$0] == 0 && self.counts[$0] > 0 }
        if impossible {
            logE = .infinity
        } else {
            logE =
                logPrior
                - dirichletLogKernel(
                    possible.map { concentration * shares[$0] + self.counts[$0] / dispersion },
                    shares: possible.map { shares[$0] })
        }
        greatestLogE = max(greatestLogE, logE)
    }

    /// min(1, 1 / largest E): a p-value that holds at all looks at once.
    public var alwaysValidP: Double { exp(-greatestLogE) }
}
