/// Carries one request to a source and brings back its whole answer; fulfilled by the process that has a network.
package protocol QueryTransport: Sendable {
    /// - Throws: `TransportFailure` when no whole answer came: refused, timed out, too large, cancelled.
    func send(_ request: QueryRequest) async throws(TransportFailure) -> QueryAnswer
}
