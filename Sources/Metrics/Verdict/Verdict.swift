/// What an analysis says of a rollout at one moment.
///
/// A function of data, definition, start and end alone: no field depends on when or where it was computed.
package struct Verdict: Sendable, Equatable {
    package var state: State
    /// At most 200 characters, with the numbers that decided.
    package var reason: String
    /// A failure proven strongly enough to roll back at once.
    package var isCertain = false
    /// Some guardrail has evidence of harm and an estimate at or past its limit.
    package var pointsToHarm = false
    /// The least time with canary traffic since the last weight step has passed.
    package var bakeIsOver = false
    /// Both sides have counted requests.
    package var hasData = false
    /// Every query that the verdict needs was answered.
    package var sourceAnswered = true
    /// The source answered and shows not a single canary request in the window.
    package var canaryIsSilent = false
    /// Unix seconds of the window.
    package var start: Double
    package var end: Double
    /// Expected minutes until a decision at the traffic seen; 525600 when it cannot be said.
    package var minutesToVerdict = Verdict.unknownMinutes
    /// The check whose numbers head the verdict; nil without data.
    package var deciding: Int?
    package var findings: [Finding] = []

    /// The four answers.
    package enum State: String, Sendable, CaseIterable {
        case pass
        case fail
        /// Still collecting.
        case pending
        /// Had to give up, or cannot see.
        case inconclusive
    }

    /// Stands for "not known" in `minutesToVerdict`: a year.
    package static let unknownMinutes = 525_600.0

    /// Stands for a ratio without an upper end: the baseline had no event.
    package static let unboundedEffect = 1e9

    package init(state: State, reason: String, start: Double, end: Double) {
        self.state = state
        self.reason = reason
        self.start = start
        self.end = end
    }
}
