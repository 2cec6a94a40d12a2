/// What must be remembered of a rollout between two hooks.
package struct RolloutRow: Sendable, Equatable {
    package var key: RolloutKey
    /// The state machine's value as JSON; written and read by the gate alone.
    package var state: [UInt8]

    package init(key: RolloutKey, state: [UInt8]) {
        self.key = key
        self.state = state
    }
}
