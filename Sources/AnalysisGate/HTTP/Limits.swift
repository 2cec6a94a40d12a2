/// The bounds that the server holds every connection to; all of them ship with these values.
package struct HTTPLimits: Sendable {
    /// The request target, in bytes; above it 414.
    package var targetBytes = 8 * 1024
    /// All field lines of a request together, in bytes; above it 431.
    package var headerBytes = 16 * 1024
    /// Field lines of a request, trailers apart; above it 431.
    package var headerCount = 100
    /// All trailer lines of a chunked body together, in bytes; above it 431.
    package var trailerBytes = 4 * 1024
    /// One chunk's size line with its extensions, in bytes; above it 400.
    package var chunkLineBytes = 256
    /// The extensions of all chunks of a body together, in bytes; above it 400.
    package var chunkExtensionBytes = 4 * 1024
    /// The largest body, in bytes, that a path accepts; above it 413.
    package var bodyBytes: @Sendable (_ path: String) -> Int = { _ in 1024 * 1024 }

    /// From a request's first byte to the end of its header block; then 408.
    package var headerSeconds = 10.0
    /// From a request's first byte to the end of its body; then 408.
    package var requestSeconds = 30.0
    /// Between two requests; then the connection is closed without a word.
    package var idleSeconds = 60.0
    /// For what stands in the output buffer to be taken by the reader; then the connection is closed.
    package var writeSeconds = 30.0
    /// For the caller to see a refusal and close, before the server does.
    package var lingerSeconds = 2.0
    /// How long a drain leaves idle connections open, for the request that may be under way.
    package var drainIdleSeconds = 1.0

    /// Open connections of all loops together; above it 503 and closed.
    package var connections = 10_000
    /// Requests of one connection that are answered at a time; above it the connection is not read.
    package var pipelinedRequests = 16
    /// Answers that wait for their reader, in bytes; above it the connection is not read.
    package var outputBytes = 256 * 1024
    /// Unfinished requests, bodies under work and unread answers of all connections together, in bytes;
    /// above it the connection that grew gets 503 and is closed.
    package var bufferedBytes = 256 * 1024 * 1024

    package init() {}
}
