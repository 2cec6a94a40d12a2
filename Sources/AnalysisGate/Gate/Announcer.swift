package import Metrics
package import Notify

/// Finds out which answers people should hear of, each once an epoch.
package struct Announcer: Sendable {
    /// What an epoch remembers to have told; gates of ever new names would fill it.
    package static let maximumTold = 100

    private let ids: IDSource

    package init(ids: IDSource) {
        self.ids = ids
    }

    /// The notices that an answer gives rise to; remembers in the state what was told, and since when it holds.
    package func notices(
        of answer: HookAnswer, to call: HookCall, standing: Standing, analysis: Analysis?,
        state: inout RolloutState, now: Double
    ) -> [NoticeRow] {
        guard var epoch = state.epoch else { return [] }
        var kinds: [(kind: NoticeKind, once: String, reason: String)] = []
        let verdict = standing.verdict
        if let verdict, verdict.state == .fail {
            kinds.append((.failed, "failed", verdict.reason))
        }
        if call.hook == .rollback, answer.isGo {
            kinds.append((.rolledBack, "rolled-back", answer.line))
        }
        if call.hook == .confirmRollout, answer.isGo {
            let gate = call.gate ?? GateName.standard
            if !epoch.confirmedGates.contains(gate) { epoch.confirmedGates.append(gate) }
        }
        if call.hook.isConfirm, case .closed = standing.gate {
            epoch.note(waiting: EpochState.AskedGate(hook: call.hook.rawValue, ownName: call.gate ?? GateName.standard))
        }
        if call.hook.isConfirm, case .closed = standing.gate, standing.hold == nil {
            kinds.append((.approvalNeeded, "approval-needed \(call.hook.rawValue) \(call.gate ?? "")", answer.line))
        }
        if call.hook == .rollout, !state.confirmHooksSeen, answer.isGo, let verdict, !standing.observes,
            verdict.state != .pass
        {
            kinds.append((.advancingUnjudged, "advancing-unjudged", verdict.reason))
        }
        if call.hook.isConfirm {
            epoch.heldSince = answer.isGo ? nil : epoch.heldSince ?? now
        }
        let maxHoldSeconds = (analysis?.timing ?? Timing()).maxHoldSeconds
        if let since = epoch.heldSince, now - since >= maxHoldSeconds {
            kinds.append((.heldTooLong, "held-too-long", answer.line))
        }
        var rows: [NoticeRow] = []
        for (kind, once, reason) in kinds where !epoch.told.contains(once) && epoch.told.count < Self.maximumTold {
            epoch.told.append(once)
            rows.append(row(kind, call.key, epoch.id, reason, now))
        }
        state.epoch = epoch
        return rows
    }

    /// One notice as a row.
    package func row(
        _ kind: NoticeKind, _ key: RolloutKey, _ epoch: String, _ reason: String, _ now: Double
    ) -> NoticeRow {
        NoticeRow(
            id: ids.make("n", now: now), key: key, epoch: epoch, time: now, kind: kind.rawValue, reason: reason)
    }
}
