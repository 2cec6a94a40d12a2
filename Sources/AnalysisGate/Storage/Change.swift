/// One row to write; several make a transaction.
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
