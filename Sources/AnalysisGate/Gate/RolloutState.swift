/// What is remembered of a rollout between two hooks; the state machine's value.
package struct RolloutState: Sendable, Equatable, Codable {
    /// How many epochs there have been.
    package var epochCount = 0
    /// The open epoch; nil between two.
    package var epoch: EpochState?
    /// Whether an epoch has ended, and with which checksum (nil where no hook told one).
    package var lastEnded: EndedEpoch?
    /// The Canary has a hook that can hold: confirm-traffic-increase or confirm-promotion has been called.
    package var confirmHooksSeen = false
    /// The Canary has an event hook: an event has come, in this epoch or before.
    package var eventsSeen = false

    /// The most recent epoch that is over.
    package struct EndedEpoch: Sendable, Equatable, Codable {
        package var checksum: String?
    }

    package init() {}
}
