import Glibc

/// Pearson's χ² for several groups with the same classes: do they share one class distribution?
public struct Homogeneity: Sendable, Equatable {
    public let chiSquared: Double
    /// (groups with a count − 1) × (classes with a count − 1).
    public let degreesOfFreedom: Double
    /// ln of the χ² tail; 0 without degrees of freedom.
    public let logP: Double

    /// - Parameter counts: one list for each group, one count for each class; fractions are allowed.
    /// - Throws: for no group, lists of different lengths, or a count that is negative or not finite.
    public init(_ counts: [[Double]]) throws(InvalidArgument) {
        try require(
            !counts.isEmpty && counts.allSatisfy { $0.count == counts[0].count }, "counts",
            "at least one group, each with one count for each class")
        try require(
            counts.allSatisfy { $0.allSatisfy { $0 >= 0 && $0 < .infinity } }, "counts", "finite and at least 0")
        let groups = counts.map { $0.reduce(0, +) }
        let classes = counts[0].indices.map { k in counts.reduce(0) { $0 + $1[k] } }
        let total = groups.reduce(0, +)
        var sum = 0.0
        for (group, size) in zip(counts, groups) where size > 0 {
            for k in classes.indices where classes[k] > 0 {
                // (O·N − row·column)² / (N · row · column), the difference formed with one exact product.
                let product = size * classes[k]
                let error = (-product).addingProduct(size, classes[k])
                let difference = (-product).addingProduct(group[k], total) - error
                let deviation = difference / total
                sum += deviation * deviation / (product / total)
            }
        }
        chiSquared = sum
        let used = (groups.count { $0 > 0 }, classes.count { $0 > 0 })
        let freedom = Double(max(0, used.0 - 1) * max(0, used.1 - 1))
        degreesOfFreedom = freedom
        logP = freedom > 0 ? try ChiSquared.logTail(sum, degreesOfFreedom: freedom) : 0
    }
}
