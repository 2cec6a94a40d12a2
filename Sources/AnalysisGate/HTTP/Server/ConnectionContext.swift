/// What a connection needs from its surroundings while it works: nothing of it is kept.
package struct ConnectionContext {
    package let handler: any Handler
    package let limits: HTTPLimits
    /// Told of each request that was refused before it reached the handler.
    package let refused: @Sendable (Problem, Peer) -> Void
    /// The present, on a clock that only goes forward.
    package var nowSeconds = 0.0
    package var writer = ResponseWriter()
    /// Work that the connection has begun; the driver runs it and hands the outcome to `complete`.
    package var started: [ConnectionMachine.Work] = []

    package init(
        handler: any Handler, limits: HTTPLimits, refused: @escaping @Sendable (Problem, Peer) -> Void
    ) {
        self.handler = handler
        self.limits = limits
        self.refused = refused
    }
}
