/// A gate as last decided.
package struct GateRow: Sendable, Equatable {
    package var key: RolloutKey
    /// A hook type's name; `load-tester-gate` and `load-tester-rollback` for the load tester's URLs.
    package var hook: String
    /// The gate's own name, `default` where none is given.
    package var ownName: String
    /// The epoch that the decision belongs to; empty for gates that no epoch closes.
    package var epoch: String
    package var isOpen: Bool
    package var decidedBy: String
    package var reason: String
    /// Unix seconds; 0 for a gate that nobody has decided yet.
    package var decidedAt: Double
    /// Grows by one with each decision: of two writers the first wins.
    package var version: Int

    package init(
        key: RolloutKey, hook: String, ownName: String, epoch: String, isOpen: Bool, decidedBy: String,
        reason: String, decidedAt: Double, version: Int
    ) {
        self.key = key
        self.hook = hook
        self.ownName = ownName
        self.epoch = epoch
        self.isOpen = isOpen
        self.decidedBy = decidedBy
        self.reason = reason
        self.decidedAt = decidedAt
        self.version = version
    }
}
