/// What an endpoint gives the server: the answer itself, or work that will produce it.
///
/// `now` is written by the event loop without a hop to another thread; it is for pure reads of memory.
/// `later` runs as a task and never holds an event loop.
package enum Reply: Sendable {
    case now(Response)
    case later(@Sendable () async -> Response)
}

/// Decides how one request is answered; called on an event loop, so it must not block.
package protocol Handler: Sendable {
    func reply(to request: Request) -> Reply
}
