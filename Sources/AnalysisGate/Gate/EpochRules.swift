/// Where one epoch ends and the next begins: a hook in, the changed state and what happened out.
package struct EpochRules: Sendable {
    package init() {}

    /// Takes notice of a hook before it is answered.
    ///
    /// - Parameter now: Unix seconds.
    package func take(_ call: HookCall, state: inout RolloutState, now: Double) -> [EpochChange] {
        var changes: [EpochChange] = []
        switch call.hook {
        case .confirmRollout:
            if state.epoch == nil || isNextRevision(call, state) {
                begin(call.key, &state, now, &changes)
            }
        case .event:
            takeEvent(call, &state, now, &changes)
        case .postRollout:
            takePostRollout(call, &state, now, &changes)
        case .preRollout, .rollout, .loadTest, .confirmTrafficIncrease, .confirmPromotion, .rollback:
            if state.epoch == nil || isOtherRevision(call, state) {
                begin(call.key, &state, now, &changes)
            }
            note(call, &state, now)
        }
        return changes
    }

    /// Ends the open epoch by a person's word.
    package func reset(_ state: inout RolloutState) -> [EpochChange] {
        var changes: [EpochChange] = []
        end(&state, "reset", &changes)
        return changes
    }

    /// Whether confirm-rollout speaks of a revision after the epoch's: a later hook came, or this very gate was
    /// passed already (post-rollout may have been lost), and Flagger is at the beginning again.
    private func isNextRevision(_ call: HookCall, _ state: RolloutState) -> Bool {
        guard let epoch = state.epoch else { return true }
        guard ["Initialized", "Succeeded", "Failed"].contains(call.phase) else { return false }
        return epoch.laterHookSeen || epoch.confirmedGates.contains(call.gate ?? GateName.standard)
    }

    /// Whether a hook tells another checksum than the epoch's. An empty one, which Flagger never sends, tells nothing:
    /// whoever asks by hand must not end the epoch and its approvals.
    private func isOtherRevision(_ call: HookCall, _ state: RolloutState) -> Bool {
        guard !call.checksum.isEmpty, let checksum = state.epoch?.checksum else { return false }
        return checksum != call.checksum
    }

    private func takeEvent(
        _ call: HookCall, _ state: inout RolloutState, _ now: Double, _ changes: inout [EpochChange]
    ) {
        switch FlaggerEvent(message: call.metadata["eventMessage"] ?? "") {
        case .restartingAnalysis:
            if state.epoch?.freshFromRestart != true {
                begin(call.key, &state, now, &changes)
                state.epoch?.freshFromRestart = true
            }
        case .scalingUp:
            if state.epoch == nil { begin(call.key, &state, now, &changes) }
        case .advanced(let weight):
            if weight > 0 { state.epoch?.weightTold = true }
        case .heldTrafficIncrease:
            state.epoch?.zeroAnsweredAt = nil
        case .promoted:
            end(&state, "promoted", &changes)
        case .failed:
            end(&state, "rolled-back", &changes)
        case nil:
            break
        }
        state.eventsSeen = true
    }

    /// Ends the epoch. With none open it is a release whose analysis was skipped, unless it is the end of the
    /// epoch that an event has ended already.
    private func takePostRollout(
        _ call: HookCall, _ state: inout RolloutState, _ now: Double, _ changes: inout [EpochChange]
    ) {
        if state.epoch == nil {
            if let last = state.lastEnded, last.checksum == nil || last.checksum == call.checksum {
                state.lastEnded?.checksum = call.checksum
                return
            }
            begin(call.key, &state, now, &changes)
        }
        if state.epoch?.checksum == nil { state.epoch?.checksum = call.checksum }
        end(&state, call.phase == "Failed" ? "rolled-back" : "promoted", &changes)
    }

    private func note(_ call: HookCall, _ state: inout RolloutState, _ now: Double) {
        if call.hook == .confirmTrafficIncrease || call.hook == .confirmPromotion {
            state.confirmHooksSeen = true
        }
        guard var epoch = state.epoch else { return }
        epoch.laterHookSeen = true
        epoch.freshFromRestart = false
        if epoch.checksum == nil, !call.checksum.isEmpty { epoch.checksum = call.checksum }
        switch call.hook {
        case .preRollout:
            epoch.preRolloutSeen = true
            epoch.preRolloutIsLatest = true
            // Flagger asks pre-rollout at weight 0 alone: what was known of a weight is over.
            epoch.weightTold = false
            epoch.zeroAnsweredAt = nil
            epoch.zeroExtraAsks = 0
        case .rollout, .loadTest:
            epoch.rolloutSeen = true
            epoch.preRolloutIsLatest = false
            if epoch.firstRolloutAt == nil { epoch.firstRolloutAt = now }
        default:
            break
        }
        state.epoch = epoch
    }

    private func begin(
        _ key: RolloutKey, _ state: inout RolloutState, _ now: Double, _ changes: inout [EpochChange]
    ) {
        end(&state, "superseded", &changes)
        state.epochCount += 1
        let epoch = EpochState(
            id: EpochName.make(key, number: state.epochCount), number: state.epochCount, startedAt: now)
        state.epoch = epoch
        changes.append(.began(epoch))
    }

    private func end(_ state: inout RolloutState, _ outcome: String, _ changes: inout [EpochChange]) {
        guard let epoch = state.epoch else { return }
        changes.append(.ended(epoch, outcome: outcome))
        state.lastEnded = RolloutState.EndedEpoch(checksum: epoch.checksum)
        state.epoch = nil
    }
}
