/// When the counting will bring more: no test changes before that, so that no forecast is shorter.
struct Upcoming: Sendable, Equatable {
    /// Seconds of a warm-up that are still to pass.
    var warmUpSeconds = 0.0
    /// Seconds until the next stratum outside every warm-up has closed.
    var stratumSeconds = 0.0

    init() {}

    /// - Parameters:
    ///   - closedUntil: end of the last closed stratum, Unix seconds; nil before the first.
    ///   - spacingSeconds: between two samples of a target, where it is known.
    ///   - weightSteps: Unix seconds, in order.
    init(closedUntil: Double?, spacingSeconds: Double?, weightSteps: [Double], _ occasion: Occasion) {
        let grid = StrataGrid(start: occasion.start, spacingSeconds: spacingSeconds)
        let warmUntil = (weightSteps.last ?? occasion.start) + occasion.timing.warmUpSeconds
        let closed = closedUntil ?? occasion.start
        // A millisecond, so that a warm-up that ends with a stratum does not cost the next one.
        let begin = closed >= warmUntil ? closed : grid.boundary(after: warmUntil - 0.001)
        warmUpSeconds = max(0, warmUntil - occasion.end)
        stratumSeconds = max(0, grid.boundary(after: begin) + grid.delay - occasion.end)
    }

    /// The earliest minutes at which evidence that needs so many more minutes of traffic can be there.
    func minutes(_ evidenceMinutes: Double) -> Double {
        max(evidenceMinutes + warmUpSeconds / 60, stratumSeconds / 60)
    }
}
