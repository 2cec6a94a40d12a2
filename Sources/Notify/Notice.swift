/// One thing that people should know of: what happened to which rollout, when, and why.
package struct Notice: Sendable, Equatable {
    package var kind: NoticeKind
    package var cluster: String
    package var namespace: String
    package var name: String
    /// The epoch that it belongs to; empty for what concerns no single rollout.
    package var epoch: String
    /// Unix seconds.
    package var time: Double
    /// One sentence with the numbers that decided.
    package var reason: String

    package init(
        kind: NoticeKind, cluster: String, namespace: String, name: String, epoch: String, time: Double,
        reason: String
    ) {
        self.kind = kind
        self.cluster = cluster
        self.namespace = namespace
        self.name = name
        self.epoch = epoch
        self.time = time
        self.reason = reason
    }
}
