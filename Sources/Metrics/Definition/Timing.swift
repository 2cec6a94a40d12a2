/// The times of an analysis, all in seconds.
package struct Timing: Sendable, Hashable {
    /// Left out after the start and after every weight step.
    package var warmUpSeconds: Double = 60
    /// Least time with canary traffic before a step may go on.
    package var bakeSeconds: Double = 120
    /// Time with canary traffic after which an undecided analysis gives up.
    package var deadlineSeconds: Double = 7200
    /// Time after which whoever is on call hears that a rollout is still held.
    package var maxHoldSeconds: Double = 21600
    /// For a Canary with the rollout hook alone: how long undecided is answered with 200.
    package var graceSeconds: Double = 600
    /// Judges only the last so many seconds instead of the whole epoch; nil for the whole.
    package var windowSeconds: Double?

    package init() {}
}
