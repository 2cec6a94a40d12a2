import Glibc

/// Tests of "both sides have the same class shares" for a 2 × classes table, without Yates' correction.
///
/// Both statistics follow about χ² when nothing differs and each class expects about five or more on either side. They
/// say whether there is a difference, not whether it matters.
public struct HomogeneityTest: Sendable, Equatable {
    /// Pearson's χ² = Σ (O − E)²/E.
    public let chiSquared: Double
    /// The likelihood ratio G = 2 Σ O ln(O/E).
    public let g: Double
    /// Used classes less one.
    public let degreesOfFreedom: Int
    /// Requests of both sides.
    public let total: Double

    public init(_ pair: CountPair) {
        let total = pair.canaryTotal + pair.baselineTotal
        let canaryPart = pair.canaryTotal / total
        let baselinePart = pair.baselineTotal / total
        var squares = 0.0
        var entropy = 0.0
        pair.forEachShare { shares in
            let pooled = canaryPart * shares.canary + baselinePart * shares.baseline
            guard pooled > 0 else { return }
            let fromPooled = shares.difference * baselinePart
            squares += shares.difference * canaryPart / pooled * fromPooled
            entropy +=
                canaryPart * relativeEntropyTerm(shares.canary, pooled, difference: fromPooled) + baselinePart
                * relativeEntropyTerm(shares.baseline, pooled, difference: -shares.difference * canaryPart)
        }
        chiSquared = total * squares
        g = 2 * total * entropy
        degreesOfFreedom = pair.degreesOfFreedom
        self.total = total
    }

    /// ln of the tail of χ² at `chiSquared`; 0 with a single class.
    public var logP: Double { Self.logTail(chiSquared, degreesOfFreedom) }

    /// ln of the tail of χ² at `g`; 0 with a single class.
    public var gLogP: Double { Self.logTail(g, degreesOfFreedom) }

    /// Cramér's V = √(χ²/N), from 0 to 1.
    public var cramersV: Double { min(1, sqrt(chiSquared / total)) }

    /// Cramér's V with Bergsma's correction (2013), about 0 when nothing differs; nil where it is not defined: a single
    /// class, or hardly more requests than classes.
    public var cramersVCorrected: Double? {
        let degrees = Double(degreesOfFreedom)
        guard degrees > 0, total > 1 else { return nil }
        let phiSquared = max(0, chiSquared / total - degrees / (total - 1))
        // B' − 1 and r' − 1 of the paper, with r = 2.
        let columns = degrees - degrees * degrees / (total - 1)
        let rows = 1 - 1 / (total - 1)
        let least = min(columns, rows)
        return least > 0 ? sqrt(phiSquared / least) : nil
    }

    static func logTail(_ x: Double, _ degreesOfFreedom: Int) -> Double {
        degreesOfFreedom == 0 ? 0 : Gamma.logs(Double(degreesOfFreedom) / 2, x / 2).upper
    }
}
