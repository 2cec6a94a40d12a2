/// How long the canary has had traffic, read from its strata.
struct TrafficTime: Sendable, Equatable {
    /// A stretch of closed data, warm-ups included.
    struct Span {
        var start: Double
        var end: Double
        var canaryTotal: Double
    }

    /// Unix seconds at which the first stratum with canary traffic begins; nil without any.
    let first: Double?
    /// Seconds with canary traffic in all.
    let seconds: Double
    /// Seconds with canary traffic since the last weight step.
    let secondsSinceStep: Double

    /// - Parameters:
    ///   - spans: in order of time; what lies between the last one and `end` has not closed and counts as the last
    ///   one.
    ///   - weightSteps: Unix seconds, in order.
    init(spans: [Span], weightSteps: [Double], end: Double) {
        let lastStep = weightSteps.last ?? -.infinity
        var seconds = 0.0
        var since = 0.0
        for (index, span) in spans.enumerated() where span.canaryTotal > 0 {
            let until = index == spans.count - 1 ? max(span.end, end) : span.end
            seconds += until - span.start
            if span.start >= lastStep { since += until - span.start }
        }
        first = spans.first { $0.canaryTotal > 0 }?.start
        self.seconds = seconds
        secondsSinceStep = since
    }
}
