/// The answer to "may this caller do that?".
package enum AccessDecision: Sendable, Equatable {
    case allowed(AccessGrant)
    /// 401 when a token would help, 403 when this one does not; the line says which permission or namespace is missing.
    case refused(Problem)
}
