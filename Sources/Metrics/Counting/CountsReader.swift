/// Reads the counts of both sides from raw samples, exact about restarts, births of series and pods that come and go.
package struct CountsReader: Sendable {
    private let fetch: SampleFetch

    /// - Parameters:
    ///   - timeoutSeconds: for each of the queries.
    ///   - lookbackSeconds: how far before the start the value at the start is looked for.
    package init(
        client: PrometheusClient, timeoutSeconds: Double, lookbackSeconds: Double = CountingLimits.lookbackSeconds
    ) {
        fetch = SampleFetch(client: client, timeoutSeconds: timeoutSeconds, lookbackSeconds: lookbackSeconds)
    }

    /// Counts bad events out of all requests over the window.
    ///
    /// No series of the events at all on a side counts as no bad event there.
    /// - Parameter memory: what earlier looks at the same window have counted; the result is the same without it.
    package func events(
        _ events: Selector, total: Selector, sides: Sides, window: CountsWindow, memory: inout CountsMemory
    ) async throws(SourceProblem) -> EventCounts {
        try check(window)
        let queries = CountingQuery.make(events: events, total: total, sides: sides)
        let fold = try await fetch.fold(queries, window: window, kept: &memory.numbers) {
            series, query, number, range in
            CounterSeries.read(series, in: query, number: number, within: range)
        }
        return EventCounts(fold, queries)
    }

    /// Counts a histogram's observations over the window: classic buckets, or a native histogram where there are none.
    ///
    /// - Parameter selector: by the base name, as PromQL's functions for native histograms have it, or with `_bucket`.
    /// - Parameter memory: what earlier looks at the same window have counted; the result is the same without it.
    package func histogram(
        _ selector: Selector, sides: Sides, window: CountsWindow, memory: inout CountsMemory
    ) async throws(SourceProblem) -> HistogramCounts {
        try check(window)
        let suffix = "_bucket"
        var classic = selector
        if !classic.metric.hasSuffix(suffix) { classic.metric += suffix }
        let queries = CountingQuery.make(classic, role: .total, sides: sides)
        let fold = try await fetch.fold(queries, window: window, kept: &memory.buckets) {
            series, query, number, range in
            HistogramSeries.classic(series, in: query, number: number, within: range)
        }
        guard fold.seriesCount == 0 else { return HistogramCounts(fold, queries) }
        var native = selector
        if native.metric.hasSuffix(suffix) { native.metric.removeLast(suffix.count) }
        let nativeQueries = CountingQuery.make(native, role: .total, sides: sides)
        let nativeFold = try await fetch.fold(
            nativeQueries, window: window, kept: &memory.nativeBuckets
        ) { series, query, number, range in
            HistogramSeries.native(series, in: query, number: number, within: range)
        }
        return HistogramCounts(nativeFold, queries + nativeQueries)
    }

    private func check(_ window: CountsWindow) throws(SourceProblem) {
        let isOrdered = window.start <= window.end && window.start.isFinite && window.end.isFinite
        guard isOrdered, window.end - window.start <= CountingLimits.maximumWindowSeconds else {
            let days = Int(CountingLimits.maximumWindowSeconds / 86_400)
            throw .unsuitable("nothing: the window must not end before its start, nor later than \(days) days after it")
        }
    }
}
