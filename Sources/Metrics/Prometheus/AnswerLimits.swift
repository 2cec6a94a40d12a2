/// How large an answer may be.
package struct AnswerLimits: Sendable, Equatable {
    /// Decompressed.
    package var maximumBytes = 64 << 20
    package var maximumSeries = 1_000_000
    /// Numbers, and buckets of native histograms.
    package var maximumSamples = 5_000_000
    /// Warnings that are kept, and infos; further ones are dropped.
    package var maximumNotes = 16

    package init() {}
}
