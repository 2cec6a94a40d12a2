/// Class counts of both sides in one segment of traffic; fractions are allowed.
public struct ClassStratum: Sendable, Equatable {
    public var canary: [Double]
    public var baseline: [Double]

    public init(canary: [Double], baseline: [Double]) {
        self.canary = canary
        self.baseline = baseline
    }

    var canaryTotal: Double { canary.reduce(0, +) }
    var baselineTotal: Double { baseline.reduce(0, +) }

    /// Throws unless there is a stratum and all have the same classes, with finite counts that are not negative.
    static func validate(_ strata: [ClassStratum]) throws(InvalidArgument) {
        try require(!strata.isEmpty, "strata", "at least one")
        let classes = strata[0].canary.count
        try require(
            classes >= 1 && strata.allSatisfy { $0.canary.count == classes && $0.baseline.count == classes },
            "strata", "the same number of classes on both sides of each")
        try require(
            strata.allSatisfy { ($0.canary + $0.baseline).allSatisfy { $0 >= 0 && $0 < .infinity } },
            "strata", "finite counts, at least 0")
    }
}
