import Metrics
import Testing

@Suite struct PrometheusClientTests {
    private static let empty = #"{"status":"success","data":{"resultType":"vector","result":[]}}"#

    @Test func asksByPost() async throws {
        let transport = RecordingTransport { _ in .success(QueryAnswer(status: 200, body: Array(Self.empty.utf8))) }
        let client = PrometheusClient(transport: transport)
        _ = try await client.instant("up", time: 1_787_313_600.25, timeoutSeconds: 4)
        _ = try await client.range("up", start: 10, end: 20, stepSeconds: 0.5, timeoutSeconds: 1.5)
        let requests = await transport.requests
        #expect(requests.map(\.path) == ["/api/v1/query", "/api/v1/query_range"])
        #expect(requests.allSatisfy { !$0.usesGet })
        #expect(
            requests[0].parameters == [
                QueryRequest.Parameter("query", "up"), QueryRequest.Parameter("time", "1787313600.250"),
                QueryRequest.Parameter("timeout", "4s"),
            ])
        #expect(
            requests[1].parameters.map { "\($0.name)=\($0.value)" }
                == ["query=up", "start=10", "end=20", "step=0.500", "timeout=1500ms"])
        #expect(requests[0].maximumAnswerBytes == 64 << 20)
    }

    @Test func fallsBackToGetAndRemembersIt() async throws {
        let transport = RecordingTransport { request in
            request.usesGet
                ? .success(QueryAnswer(status: 200, body: Array(Self.empty.utf8)))
                : .success(QueryAnswer(status: 405, body: Array("Method Not Allowed".utf8)))
        }
        let client = PrometheusClient(transport: transport)
        _ = try await client.instant("up", timeoutSeconds: 1)
        _ = try await client.instant("up", timeoutSeconds: 1)
        #expect(await transport.requests.map(\.usesGet) == [false, true, true])
    }

    @Test(arguments: [
        (
            400, #"{"status":"error","errorType":"bad_data","error":"parse error"}"#,
            SourceProblem.refused(status: 400, errorType: "bad_data", error: "parse error")
        ),
        (502, "<html><body>Bad\n Gateway</body></html>", .notPrometheus(status: 502, summary: "Bad Gateway")),
        (200, "<html>login</html>", .notPrometheus(status: 200, summary: "login")),
        (500, "", .notPrometheus(status: 500, summary: "nothing")),
        (500, "{oops", .notPrometheus(status: 500, summary: "{oops")),
        (503, Self.empty, .notPrometheus(status: 503, summary: "a success")),
    ])
    func tellsErrorsApart(status: Int, body: String, problem: SourceProblem) async {
        let transport = RecordingTransport { _ in .success(QueryAnswer(status: status, body: Array(body.utf8))) }
        #expect(await self.problem(PrometheusClient(transport: transport)) == problem)
    }

    @Test func passesTransportFailuresOn() async {
        let transport = RecordingTransport { _ in .failure(.timedOut(seconds: 4)) }
        #expect(await problem(PrometheusClient(transport: transport)) == .transport(.timedOut(seconds: 4)))
    }

    @Test func sendsEqualQuestionsOnceWhileUnderWay() async throws {
        let gate = AsyncGate()
        let transport = RecordingTransport { _ in
            await gate.wait()
            return .success(QueryAnswer(status: 200, body: Array(Self.empty.utf8)))
        }
        let client = PrometheusClient(transport: transport)
        let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
            for _ in 0..<10 { group.addTask { try await client.instant("up", time: 1, timeoutSeconds: 1) } }
            group.addTask { try await client.instant("other", time: 1, timeoutSeconds: 1) }
            while await transport.requests.count < 2 { await Task.yield() }
            // Let the joiners arrive; one that came late would ask again and be counted below.
            for _ in 0..<1000 { await Task.yield() }
            await gate.open()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count == 11)
        #expect(await transport.requests.count == 2)
        _ = try await client.instant("up", time: 1, timeoutSeconds: 1)
        #expect(await transport.requests.count == 3)
    }

    @Test func cancelsTheQuestionWithItsLastCaller() async {
        let transport = RecordingTransport { _ in
            while !Task.isCancelled { await Task.yield() }
            return .failure(.cancelled)
        }
        let client = PrometheusClient(transport: transport)
        let first = Task { await problem(client) }
        let second = Task { await problem(client) }
        while await transport.requests.isEmpty { await Task.yield() }
        first.cancel()
        second.cancel()
        #expect(await first.value == .transport(.cancelled))
        #expect(await second.value == .transport(.cancelled))
    }

    @Test(arguments: [(0.0, "0"), (1.0, "1"), (1.0005, "1.001"), (1.05, "1.050"), (1_787_313_600.0, "1787313600")])
    func writesTimes(seconds: Double, text: String) {
        #expect(PromQLTime.instant(seconds) == text)
    }

    private func problem(_ client: PrometheusClient) async -> SourceProblem? {
        do throws(SourceProblem) {
            _ = try await client.instant("up", timeoutSeconds: 1)
            return nil
        } catch {
            return error
        }
    }
}

/// Answers by a function and keeps what it was asked.
actor RecordingTransport: QueryTransport {
    private(set) var requests: [QueryRequest] = []
    private let answer: @Sendable (QueryRequest) async -> Result<QueryAnswer, TransportFailure>

    init(answer: @escaping @Sendable (QueryRequest) async -> Result<QueryAnswer, TransportFailure>) {
        self.answer = answer
    }

    func send(_ request: QueryRequest) async throws(TransportFailure) -> QueryAnswer {
        requests.append(request)
        return try await answer(request).get()
    }
}

/// Holds whoever waits until it is opened.
actor AsyncGate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func wait() async {
        if !isOpen { await withCheckedContinuation { waiting.append($0) } }
    }

    func open() {
        isOpen = true
        for continuation in waiting { continuation.resume() }
        waiting = []
    }
}
