/// Whether the canary still has weight 0, told from the signs that Flagger gives: it never says the weight in a hook.
///
/// Flagger asks confirm-traffic-increase before the first traffic too. Holding there would hold for ever, since
/// without traffic there is no evidence; so that ask is answered "go on".
package struct WeightZero: Sendable {
    /// An ask this soon after the last one repeats it: half of Flagger's smallest interval.
    package static let repeatSeconds = 5.0
    /// How often "no canary request at all" may stand for a lost answer.
    package static let extraAsks = 1

    package init() {}

    /// Whether this ask is one at weight 0; remembers that it was answered so.
    ///
    /// - Parameter canaryIsSilent: the source answered and shows no canary request in this epoch.
    package func take(_ state: inout RolloutState, canaryIsSilent: Bool, now: Double) -> Bool {
        guard var epoch = state.epoch else { return false }
        defer { state.epoch = epoch }
        if epoch.preRolloutSeen {
            guard epoch.preRolloutIsLatest, !epoch.weightTold else { return false }
        } else if state.eventsSeen || epoch.rolloutSeen {
            guard !epoch.weightTold, !epoch.rolloutSeen else { return false }
        } else {
            return takeWithoutSigns(&epoch, canaryIsSilent, now)
        }
        guard let answeredAt = epoch.zeroAnsweredAt else {
            epoch.zeroAnsweredAt = now
            return true
        }
        if now - answeredAt < Self.repeatSeconds { return true }
        return takeExtra(&epoch, canaryIsSilent, now)
    }

    /// A Canary with neither pre-rollout, rollout nor event: its first ask, and one more while nothing is seen.
    private func takeWithoutSigns(_ epoch: inout EpochState, _ canaryIsSilent: Bool, _ now: Double) -> Bool {
        guard epoch.zeroAnsweredAt != nil else {
            epoch.zeroAnsweredAt = now
            return true
        }
        return takeExtra(&epoch, canaryIsSilent, now)
    }

    private func takeExtra(_ epoch: inout EpochState, _ canaryIsSilent: Bool, _ now: Double) -> Bool {
        guard canaryIsSilent, epoch.zeroExtraAsks < Self.extraAsks else { return false }
        epoch.zeroExtraAsks += 1
        epoch.zeroAnsweredAt = now
        return true
    }
}
