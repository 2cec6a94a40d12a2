/// Keeps what was acknowledged: a commit that returned survives the loss of the process at any later moment.
///
/// A read sees every commit that returned before it was called. No read returns more than
/// `StoreLimits.rowsPerRead` rows where it has a limit.
package protocol Store: Sendable {
    /// Writes all changes in one durable transaction, or none of them.
    ///
    /// Commits that arrive while one is being flushed share the next flush; each still succeeds or fails alone.
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
    /// Verdicts, last written first; all rollouts when none is named.
    func verdicts(of rollout: RolloutKey?, limit: Int) async throws(StoreError) -> [VerdictRow]
    func verdict(id: String) async throws(StoreError) -> VerdictRow?
    /// Audited attempts on one object, last written first; all objects when none is named.
    func audit(of object: String?, limit: Int) async throws(StoreError) -> [AuditRow]
    /// Notices, last written first; all rollouts when none is named.
    func notices(of rollout: RolloutKey?, limit: Int) async throws(StoreError) -> [NoticeRow]

    /// Deletes the oldest verdicts, notices and audited attempts that `retention` no longer keeps at `now` (Unix
    /// seconds), at most `StoreLimits.rowsPerPrune` of each.
    ///
    /// - Returns: how many rows went; 0 when nothing is left to delete.
    func prune(_ retention: Retention, now: Double) async throws(StoreError) -> Int

    /// Says whether a commit can be expected to succeed now; for the readiness probe.
    ///
    /// - Throws: why not.
    func probe() async throws(StoreError)

    /// Writes what is pending and lets go of the file.
    func close() async
}
