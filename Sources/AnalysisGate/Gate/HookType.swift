/// The hook types of Flagger, by the last part of their URL.
package enum HookType: String, Sendable, CaseIterable {
    case confirmRollout = "confirm-rollout"
    case preRollout = "pre-rollout"
    case rollout
    case loadTest = "load-test"
    case confirmTrafficIncrease = "confirm-traffic-increase"
    case confirmPromotion = "confirm-promotion"
    case postRollout = "post-rollout"
    case rollback
    case event

    /// Whether a refusal holds the rollout without counting as a failed check.
    package var isConfirm: Bool {
        self == .confirmRollout || self == .confirmTrafficIncrease || self == .confirmPromotion
    }

    /// Whether the analysis has a say in the answer.
    package var asksAnalysis: Bool {
        switch self {
        case .preRollout, .rollout, .confirmTrafficIncrease, .confirmPromotion, .rollback: true
        case .confirmRollout, .loadTest, .postRollout, .event: false
        }
    }
}
