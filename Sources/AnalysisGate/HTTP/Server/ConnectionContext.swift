/// What a connection needs from its surroundings while it works: nothing of it is kept.
struct ConnectionContext {
    let handler: any Handler
    let limits: HTTPLimits
    /// Told of each request that was refused before it reached the handler.
    let refused: @Sendable (Problem, Peer) -> Void
    /// The present, on a clock that only goes forward.
    var nowSeconds = 0.0
    var writer = ResponseWriter()
    /// Work that the connection has begun; the driver runs it and hands the outcome to `complete`.
    var started: [ConnectionMachine.Work] = []
}
