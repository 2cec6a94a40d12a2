import Glibc

/// Counts by class or bucket of the canary and the baseline, in the same order on both sides.
///
/// Counts may be fractions, as `increase()` of Prometheus answers them.
public struct CountPair: Sendable, Equatable {
    public let canary: [Double]
    public let baseline: [Double]
    public let canaryTotal: Double
    public let baselineTotal: Double

    /// - Throws: unless there are as many classes on both sides, at least one, all counts are finite and at least 0,
    ///   and each side has a positive finite total.
    public init(canary: [Double], baseline: [Double]) throws(InvalidArgument) {
        try require(!canary.isEmpty, "canary", "at least one class")
        try require(!baseline.isEmpty, "baseline", "at least one class")
        try require(canary.count == baseline.count, "baseline", "as many classes as the canary, \(canary.count)")
        self.canary = canary
        self.baseline = baseline
        canaryTotal = try Self.total(canary, "canary")
        baselineTotal = try Self.total(baseline, "baseline")
    }

    public var classes: Int { canary.count }

    /// Classes with a count on at least one side.
    public var usedClasses: Int {
        canary.indices.count { canary[$0] > 0 || baseline[$0] > 0 }
    }

    /// Used classes less one.
    public var degreesOfFreedom: Int { usedClasses - 1 }

    /// 1/n + 1/m, the scale on which divergences of equal sides vary.
    public var noise: Double { 1 / canaryTotal + 1 / baselineTotal }

    private static func total(_ counts: [Double], _ name: String) throws(InvalidArgument) -> Double {
        // Neumaier's compensated sum.
        var sum = 0.0
        var lost = 0.0
        for count in counts {
            try require(count >= 0 && count < .infinity, name, "finite counts, at least 0")
            let next = sum + count
            lost += abs(sum) >= abs(count) ? (sum - next) + count : (count - next) + sum
            sum = next
        }
        let total = sum + lost
        try require(total > 0, name, "at least one count above 0")
        try require(total < .infinity, name, "counts with a finite total")
        return total
    }

    /// The shares of one class.
    struct Shares {
        let canary: Double
        let baseline: Double
        /// Canary less baseline, from an exact product: right to the last digits where the shares are nearly equal.
        let difference: Double
    }

    /// Σ over the classes of a term of their shares, with the same amount added to each count beforehand.
    func sum(adding extra: Double = 0, _ term: (Shares) -> Double) -> Double {
        var sum = 0.0
        forEachShare(adding: extra) { sum += term($0) }
        return sum
    }

    func forEachShare(adding extra: Double = 0, _ body: (Shares) -> Void) {
        let added = extra * Double(classes)
        // Each side is brought near 1 by a power of two, so that no product over- or underflows.
        let canaryScale = Self.scale(canaryTotal + added)
        let baselineScale = Self.scale(baselineTotal + added)
        let n = (canaryTotal + added) * canaryScale
        let m = (baselineTotal + added) * baselineScale
        for index in canary.indices {
            let x = (canary[index] + extra) * canaryScale
            let y = (baseline[index] + extra) * baselineScale
            let product = y * n
            let rounding = fma(y, n, -product)
            let difference = (fma(x, m, -product) - rounding) / (n * m)
            body(Shares(canary: x / n, baseline: y / m, difference: difference))
        }
    }

    private static func scale(_ total: Double) -> Double {
        Double(sign: .plus, exponent: min(1023, -total.exponent), significand: 1)
    }
}
