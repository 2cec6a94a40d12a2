/// One row to write; several make a transaction.
///
/// Rollouts, epochs and holds replace the row of the same key or id. Verdicts, audited attempts and notices are only
/// added: an id that is there already fails the transaction.
package enum Change: Sendable, Equatable {
    case rollout(RolloutRow)
    case epoch(EpochRow)
    /// Written only if the stored version is `row.version - 1` (a new gate has version 1).
    case gate(GateRow)
    case hold(HoldRow)
    case verdict(VerdictRow)
    case audit(AuditRow)
    case notice(NoticeRow)
}
