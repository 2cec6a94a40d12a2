/// What the source gave for one check.
package enum CheckData: Sendable, Equatable {
    case events(EventCounts)
    case histogram(HistogramCounts)
    /// The elements that a query answered with: a check needs exactly one.
    case numbers([Double], query: String)
    /// An answer that is none to this question, to be read after "the source".
    case unfit(String, queries: [String])
    /// The source's problem in its own words, to be read after "the source".
    case unanswered(String, queries: [String])
}
