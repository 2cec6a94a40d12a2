import Glibc

/// Generalised Cochran–Mantel–Haenszel test of general association (Landis, Heyman and Koch 1978): do two versions
/// answer alike within segments, whatever each one's mix of segments?
///
/// Q = d′V⁻¹d over all classes but one, d the canary's counts less their expectations given the margins of each
/// segment, V the sum of their hypergeometric covariances. Opposite differences in two segments cancel.
public struct CochranMantelHaenszel: Sendable, Equatable {
    public let statistic: Double
    /// Classes with a count less the groups of classes that no segment connects (as a rule one group).
    public let degreesOfFreedom: Double
    /// ln of the χ² tail; 0 without degrees of freedom.
    public let logP: Double
    /// Segments with requests on both sides and more than one in all.
    public let strataUsed: Int

    /// - Throws: for no stratum, different numbers of classes, or a count that is negative or not finite.
    public init(_ strata: [ClassStratum]) throws(InvalidArgument) {
        try ClassStratum.validate(strata)
        let used = strata.filter {
            $0.canaryTotal > 0 && $0.baselineTotal > 0 && $0.canaryTotal + $0.baselineTotal > 1
        }
        strataUsed = used.count
        let kept = Self.independentClasses(used)
        degreesOfFreedom = Double(kept.count)
        var differences = kept.map { _ in 0.0 }
        var covariance = kept.map { _ in differences }
        for stratum in used {
            let n = stratum.canaryTotal
            let m = stratum.baselineTotal
            let total = n + m
            let scale = n * m / (total * total * (total - 1))
            let sums = kept.map { stratum.canary[$0] + stratum.baseline[$0] }
            for (i, k) in kept.enumerated() {
                differences[i] += (stratum.canary[k] * m - stratum.baseline[k] * n) / total
                for j in kept.indices {
                    covariance[i][j] += scale * sums[i] * ((i == j ? total : 0) - sums[j])
                }
            }
        }
        let statistic = Self.quadraticForm(differences, covariance)
        self.statistic = statistic
        logP = kept.isEmpty ? 0 : try ChiSquared.logTail(statistic, degreesOfFreedom: degreesOfFreedom)
    }

    /// All classes with a count but one of each group that segments connect: their covariance has an inverse.
    private static func independentClasses(_ strata: [ClassStratum]) -> [Int] {
        guard let first = strata.first else { return [] }
        var group = Array(first.canary.indices)
        var present = Set<Int>()
        for stratum in strata {
            let classes = group.indices.filter { stratum.canary[$0] + stratum.baseline[$0] > 0 }
            present.formUnion(classes)
            let merged = Set(classes.map { group[$0] })
            guard let target = merged.min() else { continue }
            for k in group.indices where merged.contains(group[k]) { group[k] = target }
        }
        return group.indices.filter { k in
            present.contains(k) && group.indices.contains { $0 > k && present.contains($0) && group[$0] == group[k] }
        }
    }

    /// d′V⁻¹d by Cholesky's factors.
    private static func quadraticForm(_ d: [Double], _ v: [[Double]]) -> Double {
        var factor = v
        var sum = 0.0
        var solved = d
        for i in d.indices {
            for j in 0...i {
                var value = v[i][j]
                for k in 0..<j { value -= factor[i][k] * factor[j][k] }
                // A direction without variance but for rounding divides by infinity: it adds nothing.
                let pivot = value > 1e-13 * v[i][i] ? sqrt(value) : Double.infinity
                factor[i][j] = i == j ? pivot : value / factor[j][j]
            }
            for k in 0..<i { solved[i] -= factor[i][k] * solved[k] }
            solved[i] /= factor[i][i]
            sum += solved[i] * solved[i]
        }
        return sum
    }
}
