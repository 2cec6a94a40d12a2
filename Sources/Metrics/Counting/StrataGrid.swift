/// Where strata begin and end.
///
/// A function of the start and the spacing alone, so that every look cuts at the same places.
struct StrataGrid: Sendable, Equatable {
    /// Unix seconds.
    let start: Double
    /// Width within the first ten minutes; a minute after that.
    let fineWidth: Double
    /// Seconds after its end at which a stratum closes.
    let delay: Double

    /// - Parameter spacingSeconds: between two samples of a target; nil where it could not be told.
    init(start: Double, spacingSeconds: Double?) {
        self.start = start
        // The parts of a minute, so that strata stay aligned to it; 2 % forgive a scraper's jitter.
        let widths: [Double] = [10, 12, 15, 20, 30]
        fineWidth = spacingSeconds.flatMap { spacing in widths.first { $0 >= spacing * 0.98 } } ?? 60
        delay = Self.delay(spacingSeconds)
    }

    /// Two sample spacings, at most 15 s.
    static func delay(_ spacingSeconds: Double?) -> Double {
        min(2 * (spacingSeconds ?? .infinity), CountingLimits.maximumDelaySeconds)
    }

    /// The first end of a stratum after that time; the start itself for times before it.
    func boundary(after time: Double) -> Double {
        if time < start { return start }
        let width = time < start + CountingLimits.fineSeconds ? fineWidth : 60
        return ((time / width).rounded(.down) + 1) * width
    }
}
