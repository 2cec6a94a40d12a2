import Foundation
import TestKit
import Testing

@Suite("Sources that let us down")
struct SourceTests {
    /// With the canary above weight 0 and nobody to tell how it does.
    private static let blind = [
        "rollout": 200, "confirm-traffic-increase": 403, "confirm-promotion": 403, "rollback": 403,
    ]

    private func ask(_ gate: RunningGate, _ hook: String, name: String = "podinfo") async throws -> RawAnswer {
        let start = ContinuousClock.now
        let answer = try await gate.post("/flagger/\(hook)", HookBody(name: name).text)
        // The service allows itself 4 seconds; the rest is for a busy machine.
        #expect(ContinuousClock.now - start < .seconds(10), "\(hook)")
        return answer
    }

    private func expect(_ gate: RunningGate, _ statuses: [String: Int]) async throws {
        for (hook, status) in statuses.sorted(by: { $0.key > $1.key }) {
            let answer = try await ask(gate, hook)
            #expect(answer.status == status && answer.isOneLine, "\(hook): \(answer.statusLine) \(answer.text)")
        }
    }

    @Test("every hook is answered, nothing is opened and nothing rolled back", arguments: BadSource.allCases)
    func bad(source: BadSource) async throws {
        let server = try source.start()
        let gate = try await RunningGate(configuration: GateYAML.text(source: server.url))
        #expect(try await ask(gate, "pre-rollout").status == 200)
        // At weight 0 nothing is held: there is no traffic to learn from.
        #expect(try await ask(gate, "confirm-traffic-increase").status == 200)
        try await expect(gate, Self.blind)
        #expect(try await gate.ask("GET", "/readyz").status == 200)
        #expect(try await gate.child.stop() == 0)
        server.stop()
    }

    @Test("many rollouts at once at a source that hangs")
    func manyAtOnce() async throws {
        let server = try BadSource.silent.start()
        let gate = try await RunningGate(configuration: GateYAML.text(source: server.url))
        try await withThrowingTaskGroup { group in
            for number in 0..<40 {
                group.addTask {
                    let answer = try await ask(gate, "rollback", name: "model-\(number % 20)")
                    #expect(answer.status == 403 && answer.isOneLine)
                }
            }
            try await group.waitForAll()
        }
        #expect(try await gate.ask("GET", "/livez").status == 200)
        #expect(try await gate.child.stop() == 0)
        server.stop()
    }

    @Test("whoever asks while an evaluation runs joins it")
    func joins() async throws {
        let queries = Tally()
        let server = try SocketServer { connection in
            while try connection.request() != nil {
                queries.increment()
                Thread.sleep(forTimeInterval: 0.3)
                let body = #"{"status":"success","data":{"resultType":"matrix","result":[]}}"#
                try connection.answer(200, headers: ["Content-Type: application/json"], body: Array(body.utf8))
            }
        }
        let gate = try await RunningGate(configuration: GateYAML.text(source: server.url))
        // The first evaluation of a rollout alone tells how many queries one takes.
        #expect(try await ask(gate, "rollback", name: "alone").status == 403)
        let each = queries.value
        try await withThrowingTaskGroup { group in
            for _ in 0..<30 {
                group.addTask {
                    let answer = try await ask(gate, "rollback", name: "asked-by-many")
                    #expect(answer.status == 403)
                }
            }
            try await group.waitForAll()
        }
        // On a busy machine some ask after the first evaluation has ended, and begin another.
        #expect(each > 0 && queries.value - each <= 4 * each, "\(each), then \(queries.value - each)")
        #expect(try await gate.child.stop() == 0)
        server.stop()
    }

    @Test("what a caller sends stands in PromQL as a value, whatever it holds")
    func escapes() async throws {
        let queries = LockedValue<[String]>([])
        let server = try SocketServer { connection in
            while let request = try connection.request() {
                queries.withLock { $0.append(String(decoding: request.body, as: UTF8.self)) }
                let body = #"{"status":"success","data":{"resultType":"matrix","result":[]}}"#
                try connection.answer(200, headers: ["Content-Type: application/json"], body: Array(body.utf8))
            }
        }
        let gate = try await RunningGate(configuration: GateYAML.text(source: server.url))
        let metadata = #""target":"a\"} or vector(1) or {b=\\\"c\nd""#
        #expect(try await gate.post("/flagger/rollback", HookBody(metadata: metadata).text).status == 403)
        let asked = queries.withLock { $0 }
        #expect(!asked.isEmpty)
        for query in asked {
            let text = query.replacing("+", with: " ").removingPercentEncoding ?? ""
            #expect(text.contains(#"app="a\"} or vector(1) or {b=\\\"c\nd""#), "\(text)")
        }
        #expect(try await gate.child.stop() == 0)
        server.stop()
    }

    @Test("SIGTERM lets what is under way be answered")
    func drain() async throws {
        let server = try BadSource.silent.start()
        let gate = try await RunningGate(configuration: GateYAML.text(source: server.url))
        async let answer = ask(gate, "rollback")
        try await waitUntil("the question at the source") { server.connectionCount > 0 }
        gate.child.send(signal: 15)
        let status = try await answer.status
        #expect(status == 403)
        #expect(try await gate.child.exitStatus() == 0)
        server.stop()
    }

    @Test(
        "Prometheus goes and comes back: held meanwhile, then as before", arguments: [Evidence.pass, .certainFailure])
    func outage(evidence: Evidence) async throws {
        let prometheus = try await PrometheusServer()
        let gate = try await RunningGate(configuration: GateYAML.text(source: prometheus.url))
        #expect(try await ask(gate, "rollout").status == 200)
        let start = Date().timeIntervalSince1970.rounded(.down)
        let errors = evidence == .pass ? 0.05 : 0.15
        let traffic = ModelTraffic(app: "podinfo", start: start, seconds: 300, canaryErrors: errors)
        try await prometheus.write(traffic.series)
        let hook = evidence == .pass ? "confirm-promotion" : "rollback"
        try await waitUntil("a verdict", seconds: 120) { try await ask(gate, hook).status == 200 }

        try await prometheus.stop()
        try await waitUntil("word of the outage") { try await ask(gate, hook).status == 403 }
        try await expect(gate, Self.blind)

        let again = try await PrometheusServer(folder: prometheus.dataFolder, port: prometheus.port)
        try await waitUntil("the verdict as before") { try await ask(gate, hook).status == 200 }
        // And to a service that has forgotten all but what is on disk.
        try await gate.child.kill()
        let second = try await RunningGate(
            configuration: GateYAML.text(source: again.url), folder: gate.folder)
        try await waitUntil("the verdict after a restart") { try await ask(second, hook).status == 200 }
        #expect(try await second.epochCount("test", "podinfo") == 1)
        #expect(try await second.child.stop() == 0)
        try await again.stop()
    }
}
