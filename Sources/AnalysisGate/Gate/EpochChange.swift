/// What a hook did to the epochs of its rollout.
package enum EpochChange: Sendable, Equatable {
    case began(EpochState)
    /// Over: `promoted`, `rolled-back`, `superseded` or `reset`.
    case ended(EpochState, outcome: String)
}
