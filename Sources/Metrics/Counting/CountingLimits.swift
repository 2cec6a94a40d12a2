/// The fixed measures of counting.
package enum CountingLimits {
    /// How far before the start the value at the start is looked for: Prometheus's own lookback.
    package static let lookbackSeconds = 300.0
    /// The longest stretch that one query fetches raw samples of.
    package static let chunkSeconds = 1800.0
    /// Stretches are halved down to this when an answer is too large.
    package static let minimumChunkSeconds = 120.0
    /// Series of one check, both sides together.
    package static let maximumSeries = 20_000
    /// Fine strata are cut in the first so many seconds, whole minutes after that.
    package static let fineSeconds = 600.0
    /// How far back a later look asks again for samples that came late: as long as a scrape usually may take.
    package static let overlapSeconds = 60.0
    /// The longest that a stratum stays open after its end.
    package static let maximumDelaySeconds = 15.0
    /// The longest window that is counted.
    package static let maximumWindowSeconds = 31 * 86_400.0
}
