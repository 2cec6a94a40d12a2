import TestKit
import Testing

/// Cases whose answers must differ: no command of a caller is run here, and none is dropped without a word.
private let taskCases = ["loadtester-task-bash", "loadtester-task-shell", "loadtester-task-unknown-type"]

@Suite("What the Flagger load tester answers")
struct LoadTesterTests {
    private func start(folder: TemporaryFolder? = nil) async throws -> RunningGate {
        try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource), folder: folder)
    }

    @Test("the recorded answers", arguments: try Recording.names("loadtester-").filter { !taskCases.contains($0) })
    func recorded(name: String) async throws {
        let gate = try await start()
        for (index, exchange) in try Recording(name).exchanges.enumerated() {
            let step = "\(name) \(index + 1)"
            let connection = try await RawConnection.open(port: gate.port)
            try await connection.send(exchange.request.bytes)
            let isHead = exchange.request.line.hasPrefix("HEAD")
            let answer = try #require(try await connection.receive(hasBody: !isHead), "\(step)")
            #expect(answer.status == exchange.answer.status, "\(step)")
            #expect(answer.text == exchange.answer.body, "\(step)")
            for field in exchange.answer.headers ?? [] where field[0] != "Date" {
                #expect(answer.header(field[0]) == field[1], "\(step): \(field[0])")
            }
            await connection.close()
        }
        #expect(try await gate.child.stop() == 0)
    }

    @Test("tasks are refused with a line that names what takes their place", arguments: taskCases)
    func refusedTasks(name: String) async throws {
        let gate = try await start()
        for (index, exchange) in try Recording(name).exchanges.enumerated() {
            let answer = try await gate.send(exchange.request.bytes)
            #expect((400...428).contains(answer.status), "\(name) \(index + 1): \(answer.statusLine)")
            #expect(answer.isOneLine)
            let replacement = #/\/flagger\/|load generator/#
            #expect(answer.text.contains(replacement), "\(name) \(index + 1): \(answer.text)")
        }
        #expect(try await gate.child.stop() == 0)
    }

    @Test("every task type is refused by name", arguments: ["helm", "helmv3", "kubectl", "ngrinder", "concord"])
    func taskTypes(type: String) async throws {
        let gate = try await start()
        let body = #"{"name":"a","namespace":"test","metadata":{"type":"\#(type)","cmd":"x"}}"#
        let answer = try await gate.post("/", body)
        #expect((400...428).contains(answer.status) && answer.isOneLine)
        #expect(answer.text.contains(type == "helmv3" ? "helm" : type) && answer.text.contains("/flagger/"))
    }

    @Test("gates are kept over SIGKILL and restart")
    func durable() async throws {
        let first = try await start()
        let opened = #"{"name":"kept","namespace":"test"}"#
        let closed = #"{"name":"shut","namespace":"test"}"#
        for path in ["/gate/open", "/rollback/open"] {
            #expect(try await first.post(path, opened).status == 202)
            #expect(try await first.post(path, closed).status == 202)
        }
        #expect(try await first.post("/gate/close", closed).status == 202)
        #expect(try await first.post("/rollback/close", closed).status == 202)
        try await first.child.kill()
        let second = try await start(folder: first.folder)
        for path in ["/gate/check", "/rollback/check"] {
            let open = try await second.post(path, opened)
            #expect(open.status == 200 && open.text == "Approved")
            let shut = try await second.post(path, closed)
            #expect(shut.status == 403 && shut.text == "Forbidden")
        }
        #expect(try await second.child.stop() == 0)
    }

    @Test("they open no gate of the hooks, and the hooks' approvals none of theirs")
    func apart() async throws {
        let gate = try await start()
        let body = #"{"name":"apart","namespace":"test","phase":"Waiting","checksum":"1"}"#
        #expect(try await gate.post("/gate/open", body).status == 202)
        #expect(try await gate.post("/rollback/open", body).status == 202)
        #expect(try await gate.post("/flagger/confirm-rollout", body).status == 403)
        #expect(try await gate.post("/flagger/confirm-promotion?analysis=none&gate=default", body).status == 403)
        #expect(try await gate.post("/flagger/rollback", body).status == 403)
        #expect(try await gate.post("/gate/close", body).status == 202)
        #expect(try await gate.decide("test/apart/confirm-rollout/default").status == 200)
        #expect(try await gate.post("/gate/check", body).status == 403)
        #expect(try await gate.post("/flagger/confirm-rollout", body).status == 200)
        // No end of an epoch closes them.
        #expect(try await gate.post("/gate/open", body).status == 202)
        #expect(try await gate.post("/flagger/post-rollout", body).status == 200)
        #expect(try await gate.post("/gate/check", body).status == 200)
        #expect(try await gate.child.stop() == 0)
    }

    @Test("names that the load tester confuses are kept apart")
    func collisions() async throws {
        let gate = try await start()
        #expect(try await gate.post("/gate/open", #"{"name":"a.b","namespace":"c"}"#).status == 202)
        #expect(try await gate.post("/gate/check", #"{"name":"a","namespace":"b.c"}"#).status == 403)
        #expect(try await gate.post("/gate/open", #"{"name":"rollback.x","namespace":"test"}"#).status == 202)
        #expect(try await gate.post("/rollback/check", #"{"name":"x","namespace":"test"}"#).status == 403)
        #expect(try await gate.post("/gate/check", #"{"name":"a.b","namespace":"c"}"#).status == 200)
    }

    @Test("any method asks, only POST changes", arguments: ["GET", "PUT", "PATCH", "DELETE", "OPTIONS"])
    func methods(method: String) async throws {
        let gate = try await start()
        let body = #"{"name":"m","namespace":"test"}"#
        for path in ["/gate/open", "/rollback/open"] {
            #expect(try await gate.ask(method, path, body: body).status == 400)
        }
        for path in ["/gate/check", "/rollback/check"] {
            let answer = try await gate.ask(method, path, body: body)
            #expect(answer.status == 403 && answer.text == "Forbidden")
        }
        #expect(try await gate.post("/gate/open", body).status == 202)
        #expect(try await gate.ask(method, "/gate/close", body: body).status == 400)
        #expect(try await gate.ask(method, "/gate/check", body: body).status == 200)
        #expect(try await gate.ask(method, "/gate/approve").text == "OK")
        #expect(try await gate.ask(method, "/gate/halt").status == 403)
    }

    @Test("a body over the limit is 413")
    func large() async throws {
        let gate = try await start()
        let padding = String(repeating: "x", count: 256 << 10)
        let body = #"{"name":"m","namespace":"test","phase":"\#(padding)"}"#
        for path in ["/gate/check", "/gate/open", "/rollback/open", "/"] {
            let answer = try await gate.post(path, body)
            #expect(answer.status == 413 && answer.isOneLine, "\(path): \(answer.statusLine)")
        }
        #expect(try await gate.post("/gate/check", #"{"name":"m","namespace":"test"}"#).status == 403)
    }
}
