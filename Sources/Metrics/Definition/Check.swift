/// One comparison of an analysis, with its limits and its say in the verdict.
package struct Check: Sendable, Hashable {
    package var name: String
    package var role: Role = .guardrail
    /// A failed critical check is certain enough to roll back at once.
    package var critical = false
    package var measure: Measure
    /// The ratio canary to baseline at which the check is worse, above 1.
    package var worseThan: Double?
    /// A difference below this does not matter in itself: a share, or seconds for a histogram of seconds.
    package var ignoreBelow: Double?
    /// Fixed limits on the canary's value.
    package var min: Double?
    package var max: Double?

    /// What a check may do to a rollout.
    package enum Role: String, Sendable, CaseIterable {
        /// Can fail it.
        case guardrail
        /// Can only hold it.
        case signal
        /// Is only reported.
        case goal
    }

    package init(name: String, measure: Measure) {
        self.name = name
        self.measure = measure
    }
}
