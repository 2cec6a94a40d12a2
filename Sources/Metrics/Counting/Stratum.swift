/// The counts of both sides over one stretch of time, at most an aligned minute.
package struct Stratum: Sendable, Equatable {
    /// Unix seconds; the stretch is start < t ≤ end.
    package var start: Double
    package var end: Double
    package var canary: SideCount
    package var baseline: SideCount

    package init(start: Double, end: Double, canary: SideCount, baseline: SideCount) {
        self.start = start
        self.end = end
        self.canary = canary
        self.baseline = baseline
    }
}
