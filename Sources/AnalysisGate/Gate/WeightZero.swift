/// Whether the canary still has weight 0, told from the signs that Flagger gives: it never says the weight in a hook.
///
/// Flagger asks confirm-traffic-increase before the first traffic too. Holding there would hold for ever, since
/// without traffic there is no evidence; so that ask is answered "go on".
package struct WeightZero: Sendable {
    /// An ask this soon after the last one repeats it: half of Flagger's smallest interval.
    package static let repeatSeconds = 5.0
    /// How often "no canary request at all" may stand for a lost answer where Flagger gives no sign.
    package static let extraAsks = 1

    package init() {}

    /// Whether this ask is one at weight 0; remembers that it was answered so.
    package func take(_ state: inout RolloutState, traffic: CanaryTraffic, now: Double) -> Bool {
        guard var epoch = state.epoch else { return false }
        defer { state.epoch = epoch }
        if epoch.preRolloutSeen {
            guard epoch.preRolloutIsLatest, !epoch.weightTold else { return false }
        } else if state.eventsSeen || epoch.rolloutSeen {
            guard !epoch.weightTold, !epoch.rolloutSeen else { return false }
        } else {
            return takeWithoutSigns(&epoch, traffic, now)
        }
        guard let answeredAt = epoch.zeroAnsweredAt else {
            epoch.zeroAnsweredAt = now
            return true
        }
        // Flagger may have taken the first answer, and the event that told of the weight was lost: then the canary
        // has requests by now. Without that proof the same signs have the same answer.
        return now - answeredAt < Self.repeatSeconds || traffic != .seen
    }

    /// A Canary with neither pre-rollout, rollout nor event: its first ask, and one more while nothing is seen.
    private func takeWithoutSigns(_ epoch: inout EpochState, _ traffic: CanaryTraffic, _ now: Double) -> Bool {
        guard epoch.zeroAnsweredAt != nil else {
            epoch.zeroAnsweredAt = now
            return true
        }
        guard traffic == .silent, epoch.zeroExtraAsks < Self.extraAsks else { return false }
        epoch.zeroExtraAsks += 1
        return true
    }
}
