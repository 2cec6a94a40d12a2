import AnalysisGate
import TestKit
import Testing

@Suite("Outgoing HTTP, many at a time")
struct HTTPClientConcurrencyTests {
    private func outcome(_ client: HTTPClient, _ request: ClientRequest) async -> Result<ClientAnswer, ClientFailure> {
        do throws(ClientFailure) {
            return .success(try await client.send(request))
        } catch {
            return .failure(error)
        }
    }

    @Test("1,000 requests at once all come through, over no more connections than allowed")
    func bounded() async throws {
        let client = HTTPClient(userAgent: "test")
        let open = Tally()
        let server = try SocketServer { connection in
            open.increment()
            defer { open.decrement() }
            while let request = try connection.request() {
                try connection.answer(200, body: Array(request.startLine.utf8))
            }
        }
        let answered = await withTaskGroup(of: Bool.self) { group in
            for index in 0..<1000 {
                group.addTask {
                    let request = ClientRequest("GET", "\(server.url)/\(index)", timeoutSeconds: 60)
                    let answer = try? await client.send(request)
                    return answer?.body == Array("GET /\(index) HTTP/1.1".utf8)
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(answered == 1000)
        #expect(open.highest <= 64)
    }

    @Test("the queue has an end")
    func overloaded() async throws {
        var limits = HTTPClient.Limits()
        limits.running = 1
        limits.waiting = 2
        let client = HTTPClient(userAgent: "test", limits: limits)
        let server = try SocketServer { connection in while try connection.request() != nil {} }
        let request = ClientRequest("GET", server.url, timeoutSeconds: 60)
        let outcomes = await withTaskGroup(of: Result<ClientAnswer, ClientFailure>.self) { group in
            for _ in 0..<10 { group.addTask { await outcome(client, request) } }
            var outcomes: [Result<ClientAnswer, ClientFailure>] = []
            for await outcome in group {
                outcomes.append(outcome)
                // Seven find no place; the three that wait for the silent server end with the client.
                if outcomes.count == 7 { client.shutDown() }
            }
            return outcomes
        }
        #expect(outcomes.prefix(7).allSatisfy { $0 == .failure(.overloaded(waiting: 2)) })
        #expect(outcomes.suffix(3).allSatisfy { $0 == .failure(.closed) })
        #expect(await outcome(client, request) == .failure(.closed))
    }

    @Test("one that waits for a place runs into its time too")
    func timeoutWhileWaiting() async throws {
        var limits = HTTPClient.Limits()
        limits.running = 1
        let client = HTTPClient(userAgent: "test", limits: limits)
        let server = try SocketServer { connection in while try connection.request() != nil {} }
        let blocker = Task { await outcome(client, ClientRequest("GET", server.url, timeoutSeconds: 60)) }
        try await waitUntil("the first request's connection") { server.connectionCount == 1 }
        let late = await outcome(client, ClientRequest("GET", server.url, timeoutSeconds: 0.2))
        #expect(late == .failure(.timedOut(seconds: 0.2)))
        blocker.cancel()
        #expect(await blocker.value == .failure(.cancelled))
    }

    @Test("cancelled before, while waiting and while running")
    func cancelled() async throws {
        var limits = HTTPClient.Limits()
        limits.running = 1
        let client = HTTPClient(userAgent: "test", limits: limits)
        let ended = Tally()
        let server = try SocketServer { connection in
            defer { ended.increment() }
            while let request = try connection.request() {
                if request.startLine.contains("/answer") { try connection.answer(200) }
            }
        }
        let request = ClientRequest("GET", server.url, timeoutSeconds: 60)
        let before = await withTaskGroup(of: Result<ClientAnswer, ClientFailure>.self) { group in
            group.cancelAll()
            group.addTask { await outcome(client, request) }
            return await group.next()
        }
        #expect(before == .failure(.cancelled))
        #expect(server.connectionCount == 0)

        let running = Task { await outcome(client, request) }
        try await waitUntil("the connection") { server.connectionCount == 1 }
        let waiting = Task { await outcome(client, request) }
        waiting.cancel()
        #expect(await waiting.value == .failure(.cancelled))
        running.cancel()
        #expect(await running.value == .failure(.cancelled))
        try await waitUntil("the connection's end") { ended.value == 1 }
        let after = try await client.send(ClientRequest("GET", "\(server.url)/answer", timeoutSeconds: 60))
        #expect(after.status == 200)
    }

    @Test("cancelled at any moment: each request ends, in one way or the other")
    func cancelledAtRandom() async throws {
        let client = HTTPClient(userAgent: "test")
        let server = try SocketServer { connection in
            while try connection.request() != nil { try connection.answer(200) }
        }
        await withTaskGroup(of: Void.self) { group in
            for index in 0..<300 {
                group.addTask {
                    let task = Task { await outcome(client, ClientRequest("GET", server.url, timeoutSeconds: 60)) }
                    for _ in 0..<(index % 7) { await Task.yield() }
                    task.cancel()
                    let result = await task.value
                    #expect((try? result.get().status) == 200 || result == .failure(.cancelled))
                }
            }
        }
        let after = try await client.send(ClientRequest("GET", server.url, timeoutSeconds: 60))
        #expect(after.status == 200)
    }
}
