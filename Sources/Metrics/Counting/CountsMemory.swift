/// What is already counted of one check's window, kept between two looks so that only new samples are fetched.
///
/// Purely a saving: without it, or with that of another question, everything is counted anew to the same result.
package struct CountsMemory: Sendable {
    var numbers: Kept<Double>?
    var buckets: Kept<BucketCounts>?
    var nativeBuckets: Kept<BucketCounts>?

    /// A fold and the question that it belongs to.
    struct Kept<Value: Cumulative>: Sendable {
        let queries: [CountingQuery]
        let start: Double
        let warmUpSeconds: Double
        var fold: StrataFold<Value>

        init(_ queries: [CountingQuery], _ window: CountsWindow, lookbackSeconds: Double) {
            self.queries = queries
            start = window.start
            warmUpSeconds = window.warmUpSeconds
            fold = StrataFold(
                start: window.start, warmUpSeconds: window.warmUpSeconds, lookbackSeconds: lookbackSeconds)
        }

        /// Whether the window goes on where this one has stopped.
        func serves(_ queries: [CountingQuery], _ window: CountsWindow) -> Bool {
            self.queries == queries && start == window.start && warmUpSeconds == window.warmUpSeconds
                && fold.position <= window.end
        }
    }

    package init() {}
}
