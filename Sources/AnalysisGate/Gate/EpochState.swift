/// What is remembered of an open epoch: which signs of its revision and of its weight have come.
package struct EpochState: Sendable, Equatable, Codable {
    package var id: String
    package var number: Int
    /// Unix seconds of its first hook.
    package var startedAt: Double
    /// The checksum of the first hook after confirm-rollout; nil until one has come.
    package var checksum: String?
    /// The confirm-rollout gates that were answered with 200.
    package var confirmedGates: [String] = []
    /// A hook other than confirm-rollout and event has come.
    package var laterHookSeen = false
    /// Began with a "Restarting analysis" event and has seen no hook since.
    package var freshFromRestart = false

    package var preRolloutSeen = false
    /// Of pre-rollout and rollout, pre-rollout came last.
    package var preRolloutIsLatest = false
    package var rolloutSeen = false
    /// An event has told of a weight above 0.
    package var weightTold = false
    /// When confirm-traffic-increase was first answered "weight 0, go on" for the present signs.
    package var zeroAnsweredAt: Double?
    /// How many further times it was answered so, on the evidence that the canary had no request.
    package var zeroExtraAsks = 0

    package var firstRolloutAt: Double?
    /// Since when a confirm hook is refused without a break.
    package var heldSince: Double?
    /// Notices that are sent once an epoch and were sent.
    package var told: [String] = []
    /// The analyses that it is judged by, as they stood when it began; text by name.
    package var pinned: [String: String] = [:]

    package init(id: String, number: Int, startedAt: Double) {
        self.id = id
        self.number = number
        self.startedAt = startedAt
    }
}
