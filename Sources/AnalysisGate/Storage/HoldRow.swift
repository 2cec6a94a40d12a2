/// A decision that stands above the analysis for a time: an override of one rollout, or a freeze of namespaces.
package struct HoldRow: Sendable, Equatable {
    package var id: String
    package var kind: Kind
    package var cluster: String
    /// Exact for an override; globs, separated by commas, for a freeze.
    package var namespaces: String
    /// Empty for a freeze.
    package var name: String
    /// The epoch that an override ends with; empty for a freeze.
    package var epoch: String
    /// Unix seconds.
    package var from: Double
    package var until: Double
    package var by: String
    package var reason: String

    /// Which of the two it is.
    package enum Kind: String, Sendable {
        case override
        case freeze
    }

    package init(
        id: String, kind: Kind, cluster: String, namespaces: String, name: String, epoch: String, from: Double,
        until: Double, by: String, reason: String
    ) {
        self.id = id
        self.kind = kind
        self.cluster = cluster
        self.namespaces = namespaces
        self.name = name
        self.epoch = epoch
        self.from = from
        self.until = until
        self.by = by
        self.reason = reason
    }
}
