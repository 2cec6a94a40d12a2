/// Keeps what was acknowledged: a commit that returned survives the loss of the process at any later moment.
package protocol Store: Sendable {
    /// Writes all changes in one durable transaction, or none of them.
    ///
    /// - Throws: `StoreError.conflict` when a gate's version is not the one that the change expects.
    func commit(_ changes: [Change]) async throws(StoreError)

    /// Every rollout that was ever seen, with its state as last committed.
    func rollouts() async throws(StoreError) -> [RolloutRow]
    /// Every gate, open or closed.
    func gates() async throws(StoreError) -> [GateRow]
    /// Overrides and freezes that had not ended by a moment (Unix seconds).
    func holds(notEndedBy time: Double) async throws(StoreError) -> [HoldRow]

    /// Epochs of one rollout, newest first.
    func epochs(of rollout: RolloutKey, limit: Int) async throws(StoreError) -> [EpochRow]
    /// Verdicts, newest first; all rollouts when none is named.
    func verdicts(of rollout: RolloutKey?, limit: Int) async throws(StoreError) -> [VerdictRow]
    func verdict(id: String) async throws(StoreError) -> VerdictRow?
    /// Audited attempts on one object, newest first; all objects when none is named.
    func audit(of object: String?, limit: Int) async throws(StoreError) -> [AuditRow]
    /// Notices, newest first; all rollouts when none is named.
    func notices(of rollout: RolloutKey?, limit: Int) async throws(StoreError) -> [NoticeRow]

    /// Writes what is pending and lets go of the file.
    func close() async
}
