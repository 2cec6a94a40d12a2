/// A request and what its connection has to know of it.
package struct IncomingRequest: Sendable {
    package var request: Request
    /// Whether the connection stays open after the answer.
    package var keepsAlive: Bool
}
