/// One stratum of a comparison of two event rates: events out of exposures on both sides, at the same time.
///
/// Counts may be fractions; events may exceed exposures.
public struct RatioRow: Sendable, Equatable {
    public var canaryExposures: Double
    public var canaryEvents: Double
    public var baselineExposures: Double
    public var baselineEvents: Double

    public init(canaryExposures: Double, canaryEvents: Double, baselineExposures: Double, baselineEvents: Double) {
        self.canaryExposures = canaryExposures
        self.canaryEvents = canaryEvents
        self.baselineExposures = baselineExposures
        self.baselineEvents = baselineEvents
    }

    /// Events of both sides.
    public var events: Double { canaryEvents + baselineEvents }

    /// Whether the row says something about the ratio: both sides were exposed, and something happened.
    var isInformative: Bool { canaryExposures > 0 && baselineExposures > 0 && events > 0 }

    func validate() throws(InvalidArgument) {
        for (name, value) in [
            ("canaryExposures", canaryExposures), ("canaryEvents", canaryEvents),
            ("baselineExposures", baselineExposures), ("baselineEvents", baselineEvents),
        ] {
            try require(value >= 0 && value < .infinity, name, "a finite number, at least 0")
        }
    }
}
