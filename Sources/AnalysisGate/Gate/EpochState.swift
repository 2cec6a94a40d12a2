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
    /// Gates that were asked and found closed, for people who look for what waits for them.
    package private(set) var askedGates: [AskedGate]?
    /// Notices that are sent once an epoch and were sent.
    package var told: [String] = []
    /// The analyses that it is judged by, as they stood when it began; text by name.
    package var pinned: [String: String] = [:]

    /// A gate of the rollout: its hook type and its own name.
    package struct AskedGate: Sendable, Hashable, Codable {
        package var hook: String
        package var ownName: String
    }

    /// Gates of ever new names would fill the memory.
    package static let maximumAskedGates = 100

    /// Remembers a gate that a hook found closed.
    package mutating func note(waiting gate: AskedGate) {
        let known = askedGates ?? []
        if known.count < Self.maximumAskedGates, !known.contains(gate) { askedGates = known + [gate] }
    }

    package init(id: String, number: Int, startedAt: Double) {
        self.id = id
        self.number = number
        self.startedAt = startedAt
    }
}
