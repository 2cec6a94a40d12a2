/// What a token may do.
package enum Permission: String, Sendable, CaseIterable {
    /// See gates, verdicts and pages.
    case read
    /// Call the hooks.
    case hook
    /// Ask for measurements.
    case measure
    /// Decide gates, overrides and freezes.
    case approve
    /// Start rollouts from a registry.
    case promote
    /// Replay, reset and reload.
    case operate
}
