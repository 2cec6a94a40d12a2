/// A wish to hold all rollouts of some namespaces for a time.
package struct Freeze: Sendable, Equatable {
    /// Of a freeze that is changed; nil for a new one.
    package var id: String?
    package var cluster: String
    /// Globs.
    package var namespaces: [String]
    /// Unix seconds; nil for now.
    package var from: Double?
    package var until: Double
    package var reason: String

    package init(
        id: String? = nil, cluster: String, namespaces: [String], from: Double?, until: Double, reason: String
    ) {
        self.id = id
        self.cluster = cluster
        self.namespaces = namespaces
        self.from = from
        self.until = until
        self.reason = reason
    }
}
