/// Asks one source questions in PromQL, over a transport that knows its address and credentials.
///
/// Questions go by POST, or by GET once the source has refused POST with 405. Equal questions that are under way at
/// the same moment are sent once.
package struct PrometheusClient: Sendable {
    package let limits: AnswerLimits
    private let questions: SharedQuestions

    package init(transport: any QueryTransport, limits: AnswerLimits = AnswerLimits()) {
        self.limits = limits
        questions = SharedQuestions(transport: transport, limits: limits)
    }

    /// Evaluates an expression at one time.
    ///
    /// - Parameter time: Unix seconds; nil for the source's own present.
    package func instant(
        _ query: String, time: Double? = nil, timeoutSeconds: Double
    ) async throws(SourceProblem) -> Answer {
        var parameters = [QueryRequest.Parameter("query", query)]
        if let time { parameters.append(QueryRequest.Parameter("time", PromQLTime.instant(time))) }
        return try await ask("/api/v1/query", parameters, timeoutSeconds)
    }

    /// Evaluates an expression at every step from `start` to `end` (Unix seconds), both included.
    package func range(
        _ query: String, start: Double, end: Double, stepSeconds: Double, timeoutSeconds: Double
    ) async throws(SourceProblem) -> Answer {
        let parameters = [
            QueryRequest.Parameter("query", query),
            QueryRequest.Parameter("start", PromQLTime.instant(start)),
            QueryRequest.Parameter("end", PromQLTime.instant(end)),
            QueryRequest.Parameter("step", PromQLTime.instant(stepSeconds)),
        ]
        return try await ask("/api/v1/query_range", parameters, timeoutSeconds)
    }

    private func ask(
        _ path: String, _ parameters: [QueryRequest.Parameter], _ timeoutSeconds: Double
    ) async throws(SourceProblem) -> Answer {
        let timeout = QueryRequest.Parameter("timeout", PromQLTime.duration(timeoutSeconds))
        let request = QueryRequest(
            path: path, parameters: parameters + [timeout], timeoutSeconds: timeoutSeconds,
            maximumAnswerBytes: limits.maximumBytes)
        return try await questions.answer(to: request).get()
    }
}
