/// What is compared, how, and how long: one entry under `analyses` of the configuration.
package struct Analysis: Sendable, Hashable {
    package var name: String
    /// The name of the source that is asked.
    package var source: String
    package var mode: Mode = .decide
    /// Matchers that pick the new version's series; values may hold `{{field}}`.
    package var canary: [LabelMatcher]
    /// Matchers that pick the running version's series.
    package var baseline: [LabelMatcher]
    package var checks: [Check]
    package var timing = Timing()
    package var onDeadline: OnDeadline = .inconclusive
    /// The share of healthy rollouts that may be failed, over a whole rollout and all checks together, 0.001…0.5.
    package var falseAlarms = 0.05

    /// Whether the analysis decides or only reports what it would have decided.
    package enum Mode: String, Sendable, CaseIterable {
        case decide
        case observe
    }

    /// What an undecided analysis becomes once its deadline has passed.
    package enum OnDeadline: String, Sendable, CaseIterable {
        case inconclusive
        case fail
        case pass
    }

    package init(name: String, source: String, canary: [LabelMatcher], baseline: [LabelMatcher], checks: [Check]) {
        self.name = name
        self.source = source
        self.canary = canary
        self.baseline = baseline
        self.checks = checks
    }
}
