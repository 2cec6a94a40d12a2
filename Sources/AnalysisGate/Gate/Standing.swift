package import Metrics

/// Everything that decides the answer to one hook, gathered; the policy adds nothing to it.
package struct Standing: Sendable, Equatable {
    package var hook: HookType
    package var gate: GateStanding = .notAsked
    package var hold: Hold?
    /// What the analysis says; nil where it has no say (`analysis=none`, confirm-rollout).
    package var verdict: Verdict?
    /// The analysis only reports.
    package var observes = false
    package var isWeightZero = false
    /// The Canary has the rollout hook alone, and has had its grace.
    package var graceIsOver = false

    /// What the gate says, where one is asked.
    package enum GateStanding: Sendable, Equatable {
        /// The hook names no gate, and nobody halted the standard one.
        case notAsked
        case open(by: String)
        /// The sentence says whether anybody has decided, and how to open it.
        case closed(String)
    }

    /// A decision of a person that stands above the analysis.
    package enum Hold: Sendable, Equatable {
        case overridden(by: String, reason: String)
        case frozen(by: String, reason: String)
    }

    package init(hook: HookType) {
        self.hook = hook
    }
}
