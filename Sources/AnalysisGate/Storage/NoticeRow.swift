/// A notice on disk.
package struct NoticeRow: Sendable, Equatable {
    package var id: String
    package var key: RolloutKey
    package var epoch: String
    /// Unix seconds.
    package var time: Double
    /// The name of a `NoticeKind`.
    package var kind: String
    package var reason: String

    package init(id: String, key: RolloutKey, epoch: String, time: Double, kind: String, reason: String) {
        self.id = id
        self.key = key
        self.epoch = epoch
        self.time = time
        self.kind = kind
        self.reason = reason
    }
}
