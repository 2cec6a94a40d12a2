/// Names one rollout: a canary in a namespace of a cluster.
package struct RolloutKey: Sendable, Hashable {
    package var cluster: String
    package var namespace: String
    package var name: String

    package init(cluster: String, namespace: String, name: String) {
        self.cluster = cluster
        self.namespace = namespace
        self.name = name
    }
}

extension RolloutKey: Comparable {
    /// By cluster, then namespace, then name.
    package static func < (left: RolloutKey, right: RolloutKey) -> Bool {
        (left.cluster, left.namespace, left.name) < (right.cluster, right.namespace, right.name)
    }
}
