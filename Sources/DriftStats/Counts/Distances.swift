import Glibc

/// Distances between the class shares p of the canary and q of the baseline. None knows how large the samples are.
///
/// Each is a sum of terms of at least 0, formed from the exact difference of shares: equal shares give exactly 0, and
/// counts of 1e12 that differ in the last digit keep their digits.
extension CountPair {
    /// Total variation distance ½ Σ |p − q|, from 0 to 1: the share of requests that would have to change class.
    public var totalVariation: Double { min(1, 0.5 * sum { abs($0.difference) }) }

    /// max |p − q|, from 0 to 1.
    public var largestDifference: Double {
        var largest = 0.0
        forEachShare { largest = max(largest, abs($0.difference)) }
        return min(1, largest)
    }

    /// Hellinger distance √(½ Σ (√p − √q)²), from 0 to 1.
    public var hellinger: Double {
        let squares = sum { shares in
            guard shares.difference != 0 else { return 0 }
            let root = shares.difference / (sqrt(shares.canary) + sqrt(shares.baseline))
            return root * root
        }
        return min(1, sqrt(squares / 2))
    }

    /// Kullback–Leibler divergence Σ p ln(p/q) in nats; +∞ where the canary has a class that the baseline lacks.
    public var divergenceFromBaseline: Double {
        sum { relativeEntropyTerm($0.canary, $0.baseline, difference: $0.difference) }
    }

    /// Kullback–Leibler divergence Σ q ln(q/p) in nats; +∞ where the baseline has a class that the canary lacks.
    public var divergenceFromCanary: Double {
        sum { relativeEntropyTerm($0.baseline, $0.canary, difference: -$0.difference) }
    }

    /// Jensen–Shannon divergence ½ KL(p‖r) + ½ KL(q‖r), r = (p+q)/2, in nats, from 0 to ln 2 (Lin 1991).
    public var jensenShannonDivergence: Double {
        let sum = sum { shares in
            let middle = (shares.canary + shares.baseline) / 2
            return relativeEntropyTerm(shares.canary, middle, difference: shares.difference / 2)
                + relativeEntropyTerm(shares.baseline, middle, difference: -shares.difference / 2)
        }
        return min(0.6931471805599453, sum / 2)
    }

    /// Square root of the divergence in nats, from 0 to 0.8326: what scipy and Evidently call the distance.
    public var jensenShannonDistanceNats: Double { sqrt(jensenShannonDivergence) }

    /// Square root of the divergence in bits, from 0 to 1: what NannyML calls the distance.
    public var jensenShannonDistanceBits: Double { sqrt(jensenShannonDivergence / 0.6931471805599453) }

    /// Σ (p − q) ln(p/q) with the same amount added to each count; +∞ where a class is empty on one side alone.
    ///
    /// - Parameter extra: ½ for the headline form, 0 for the raw index, 1 for Fiddler's.
    /// - Throws: unless the amount is finite and at least 0.
    public func stabilityIndex(adding extra: Double) throws(InvalidArgument) -> Double {
        try require(extra >= 0 && extra < .infinity, "extra", "a finite number, at least 0")
        return rawStabilityIndex(adding: extra)
    }

    func rawStabilityIndex(adding extra: Double) -> Double {
        sum(adding: extra) { stabilityTerm($0.canary, $0.baseline, difference: $0.difference) }
    }
}
