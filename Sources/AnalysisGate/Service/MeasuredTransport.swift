package import Metrics

/// A transport whose queries are counted and timed.
package struct MeasuredTransport: QueryTransport {
    private let transport: any QueryTransport
    private let source: String
    private let metrics: SourceMetrics

    package init(_ transport: any QueryTransport, source: String, metrics: SourceMetrics) {
        self.transport = transport
        self.source = source
        self.metrics = metrics
    }

    package func send(_ request: QueryRequest) async throws(TransportFailure) -> QueryAnswer {
        let start = SystemClock.now()
        do throws(TransportFailure) {
            let answer = try await transport.send(request)
            note(answer.status < 400 ? .success : .error, since: start)
            return answer
        } catch {
            note(Self.outcome(error), since: start)
            throw error
        }
    }

    private func note(_ outcome: SourceMetrics.Outcome, since start: Double) {
        let now = SystemClock.now()
        metrics.asked(source: source, outcome, seconds: max(0, now - start), now: now)
    }

    private static func outcome(_ failure: TransportFailure) -> SourceMetrics.Outcome {
        switch failure {
        case .unreachable: .unreachable
        case .timedOut: .timeout
        case .tooLarge: .tooLarge
        case .cancelled: .cancelled
        }
    }
}
