/// The stretch of time that is counted; all in Unix seconds.
package struct CountsWindow: Sendable, Equatable {
    package var start: Double
    package var end: Double
    /// When the source is asked. What had not closed by then is not counted, so that it never changes later.
    ///
    /// `end` itself for a running rollout; for a window of the past the present time, so that the stratum that is
    /// cut at `end` counts too.
    package var seenAt: Double
    /// Left out after the start and after every weight step; 0 leaves nothing out.
    package var warmUpSeconds: Double

    package init(start: Double, end: Double, seenAt: Double? = nil, warmUpSeconds: Double = 0) {
        self.start = start
        self.end = end
        self.seenAt = seenAt ?? end
        self.warmUpSeconds = warmUpSeconds
    }
}
