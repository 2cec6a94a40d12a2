import Glibc

/// How much more the baseline's own pods differ than independent requests would, and whether the canary differs more
/// than that.
///
/// Sticky users and batches repeat classes, so that the naive χ² rejects far too often; the baseline's replicas are an
/// A/A test for free. φ = χ² among the pods / its degrees of freedom;
/// F = (χ² of canary against all pods / its degrees of freedom) / max(1, φ).
public struct PodDispersion: Sendable, Equatable {
    /// Among the baseline's pods.
    public let pods: Homogeneity
    /// The canary against the baseline's sum.
    public let difference: Homogeneity
    /// nil where fewer than two pods or classes have a count.
    public let dispersion: Double?
    /// Total counts of the sides.
    public let canaryTotal: Double
    public let baselineTotal: Double

    /// - Parameters:
    ///   - pods: class counts of each of the baseline's pods.
    ///   - canary: class counts of the canary.
    /// - Throws: what `Homogeneity` refuses.
    public init(pods: [[Double]], canary: [Double]) throws(InvalidArgument) {
        self.pods = try Homogeneity(pods)
        let baseline = pods[0].indices.map { k in pods.reduce(0) { $0 + $1[k] } }
        difference = try Homogeneity([canary, baseline])
        dispersion = self.pods.degreesOfFreedom > 0 ? self.pods.chiSquared / self.pods.degreesOfFreedom : nil
        canaryTotal = canary.reduce(0, +)
        baselineTotal = baseline.reduce(0, +)
    }

    /// max(1, φ); 1 where φ is not known.
    public var effectiveDispersion: Double { max(1, dispersion ?? 1) }

    /// nil where the difference or the pods have no degrees of freedom.
    public var f: Double? {
        guard difference.degreesOfFreedom > 0, pods.degreesOfFreedom > 0 else { return nil }
        return difference.chiSquared / difference.degreesOfFreedom / effectiveDispersion
    }

    /// ln P(F ≥ f) with the degrees of freedom of the difference and of the pods.
    public var logP: Double? {
        f.map { fTail($0, difference.degreesOfFreedom, pods.degreesOfFreedom) }
    }

    /// As many independent requests as the canary's are worth.
    public var effectiveCanaryTotal: Double { canaryTotal / effectiveDispersion }

    /// As many independent requests as the baseline's are worth.
    public var effectiveBaselineTotal: Double { baselineTotal / effectiveDispersion }
}

/// ln P(F ≥ f) of the F law, by the incomplete beta function.
func fTail(_ f: Double, _ numerator: Double, _ denominator: Double) -> Double {
    let sum = denominator + numerator * f
    return Beta.logCDF(
        denominator / sum, complement: numerator * f / sum, denominator / 2, numerator / 2
    ).lower
}
