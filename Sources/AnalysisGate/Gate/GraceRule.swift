package import Metrics

/// How long a Canary with the rollout hook alone may go on unjudged.
package enum GraceRule {
    /// Whether the grace is over; never for a Canary that has a hook which can hold.
    ///
    /// - Parameter now: Unix seconds.
    package static func isOver(_ state: RolloutState, _ analysis: Analysis?, now: Double) -> Bool {
        guard !state.confirmHooksSeen, let analysis, let first = state.epoch?.firstRolloutAt else { return false }
        return now - first >= analysis.timing.graceSeconds
    }
}
