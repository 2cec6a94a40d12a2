/// What happened to a rollout, as people are told of it.
package enum NoticeKind: String, Sendable, CaseIterable {
    case rolloutStarted = "rollout-started"
    case approvalNeeded = "approval-needed"
    case failed
    case rolledBack = "rolled-back"
    case promoted
    case heldTooLong = "held-too-long"
    case advancingUnjudged = "advancing-unjudged"
    case override
    case freeze
}
