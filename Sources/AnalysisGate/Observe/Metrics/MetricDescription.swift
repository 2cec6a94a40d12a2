/// What a metric is called and means; `docs/operations.md` has a line for each.
package struct MetricDescription: Sendable, Equatable {
    package var name: String
    package var help: String
    package var kind: Kind
    /// At most three.
    package var labels: [String]

    /// The types of the text exposition format.
    package enum Kind: String, Sendable {
        case counter
        case gauge
        case histogram
    }
}
