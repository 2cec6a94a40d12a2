import Glibc

/// Evidence that two versions answer with different class distributions, to be looked at at any time.
///
/// Conditional on its class a request is the canary's with one common probability if the versions are alike, whatever
/// the mix of classes. Each class is scored by a Beta(κw, κ(1−w)) mixture, and the product is divided by the best
/// single probability, so that the result is below an e-process under the null hypothesis:
/// ln E = Σ [ln B(κw + xₖ, κ(1−w) + yₖ) − ln B(κw, κ(1−w))] − [X ln(X/N) + Y ln(Y/N)].
///
/// The mix may wander, but the canary's share of traffic must stay the same: begin a new process at each weight step
/// and add up their ln E.
public struct ArmGivenClassEProcess: Sendable {
    /// The canary's share of traffic.
    public let weight: Double
    /// Weight of the mixture's centre, in requests.
    public let concentration: Double
    /// ln E of all counts so far.
    public private(set) var logE = 0.0
    /// Largest ln E after any row, at least 0.
    public private(set) var greatestLogE = 0.0
    private var canary: [Double]
    private var baseline: [Double]

    /// - Parameters:
    ///   - classes: how many, at least 1.
    ///   - weight: above 0 and below 1.
    ///   - concentration: κ; 100 finds shifts of 5 points soonest of those tried.
    /// - Throws: for arguments out of range.
    public init(classes: Int, weight: Double, concentration: Double = 100) throws(InvalidArgument) {
        try require(classes >= 1, "classes", "at least 1")
        try require(weight > 0 && weight < 1, "weight", "above 0 and below 1")
        try require(concentration > 0 && concentration < .infinity, "concentration", "a positive number")
        self.weight = weight
        self.concentration = concentration
        canary = Array(repeating: 0, count: classes)
        baseline = canary
    }

    /// Adds new requests, one count for each class and side.
    ///
    /// - Throws: for another number of counts than of classes, or a count that is negative or not finite.
    public mutating func add(canary: [Double], baseline: [Double]) throws(InvalidArgument) {
        for (name, counts) in [("canary", canary), ("baseline", baseline)] {
            try require(
                counts.count == self.canary.count && counts.allSatisfy { $0 >= 0 && $0 < .infinity }, name,
                "one count for each class, finite and at least 0")
        }
        for k in canary.indices {
            self.canary[k] += canary[k]
            self.baseline[k] += baseline[k]
        }
        logE = currentLogE()
        greatestLogE = max(greatestLogE, logE)
    }

    /// min(1, 1 / largest E): a p-value that holds at all looks at once.
    public var alwaysValidP: Double { exp(-greatestLogE) }

    private func currentLogE() -> Double {
        let x = canary.reduce(0, +)
        let y = baseline.reduce(0, +)
        let a = concentration * weight
        let b = concentration * (1 - weight)
        guard x + y > 0 else { return 0 }
        guard x > 0, y > 0 else { return oneSided(a, b) }
        // Written with kernels at the share X/N the large terms of numerator and denominator are the same, and gone.
        let shares = [x / (x + y), y / (x + y)]
        let prior = dirichletLogKernel([a, b], shares: shares)
        var sum = 0.0
        for k in canary.indices where canary[k] + baseline[k] > 0 {
            sum += prior - dirichletLogKernel([a + canary[k], b + baseline[k]], shares: shares)
        }
        return sum
    }

    /// While one side has no request the best single probability is 0 or 1, and its logarithm 0.
    private func oneSided(_ a: Double, _ b: Double) -> Double {
        let prior = Self.logBeta(a, b)
        var sum = 0.0
        for k in canary.indices where canary[k] + baseline[k] > 0 {
            sum += Self.logBeta(a + canary[k], b + baseline[k]) - prior
        }
        return sum
    }

    private static func logBeta(_ a: Double, _ b: Double) -> Double {
        let n = a + b
        return a * log1p(-b / n) + b * log1p(-a / n) - dirichletLogKernel([a, b], shares: [a / n, b / n])
    }
}
