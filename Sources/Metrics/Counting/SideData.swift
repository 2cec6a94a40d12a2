/// What was found of one side, apart from its counts.
package struct SideData: Sendable, Equatable {
    /// Series of the total (of the histogram) with at least one number since five minutes before the start.
    package var series = 0
    /// Series of the events; 0 with `series` above 0 means that nothing bad ever happened.
    package var eventSeries = 0
    /// Pods or instances; 1 where the series carry no label that tells them apart.
    package var targets = 0
    /// Unix seconds of the first and the last sample of the total, up to the last closed stratum.
    package var firstSample: Double?
    package var lastSample: Double?
    /// Restarts that were seen as counters falling, one for each series.
    package var resets = 0
    /// Series that came into being while their target was already known; counted from 0.
    package var births = 0
    /// Requests were seen since the start, but no stratum that has closed holds one.
    package var hasOpenRequests = false
    /// Samples that were NaN, infinite or negative, and left out.
    package var unusableSamples = 0

    package init() {}

    /// No sample since that many seconds before the window's end.
    package func isSilent(for seconds: Double, before end: Double) -> Bool {
        lastSample.map { $0 < end - seconds } ?? true
    }
}
