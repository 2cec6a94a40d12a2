/// One rollout of one revision, from its first hook to its end.
package struct EpochRow: Sendable, Equatable {
    /// Unique and readable.
    package var id: String
    package var key: RolloutKey
    /// Counts the rollout's epochs from 1.
    package var number: Int
    /// Unix seconds.
    package var startedAt: Double
    package var endedAt: Double?
    /// `promoted`, `rolled-back`, `superseded`, `reset`; nil while it is open.
    package var outcome: String?
    package var checksum: String

    package init(
        id: String, key: RolloutKey, number: Int, startedAt: Double, endedAt: Double? = nil,
        outcome: String? = nil, checksum: String
    ) {
        self.id = id
        self.key = key
        self.number = number
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.outcome = outcome
        self.checksum = checksum
    }
}
