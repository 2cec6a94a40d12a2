/// The observations of both sides over one stretch of time, counted by bucket.
package struct HistogramStratum: Sendable, Equatable {
    /// Unix seconds; the stretch is start < t ≤ end.
    package var start: Double
    package var end: Double
    /// One count for each bucket: below or at the first edge, between edges, above the last one.
    package var canary: [Double]
    package var baseline: [Double]

    package init(start: Double, end: Double, canary: [Double], baseline: [Double]) {
        self.start = start
        self.end = end
        self.canary = canary
        self.baseline = baseline
    }
}
