/// Lets callers in, or says why not.
package protocol Doorkeeper: Sendable {
    /// - Throws: `Problem` 401 without a valid token, 403 for a token that may not do this.
    func admit(_ request: Request, to permission: Permission) throws(Problem) -> Caller
    /// Whether the caller may read the metrics.
    func admitToMetrics(_ request: Request) throws(Problem)
}
