import JSON
import TestKit
import Testing

@Suite("Decisions at the same time")
struct ConcurrentDecisionTests {
    private let place = "test/podinfo/confirm-rollout/default"
    private let people = 12

    private func start() async throws -> RunningGate {
        let gate = try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource))
        #expect(try await gate.post("/flagger/confirm-rollout", HookBody(phase: "Waiting").text).status == 403)
        return gate
    }

    @Test("of many who approve at once the first is who decided, and all are told so")
    func approvals() async throws {
        let gate = try await start()
        let statuses = try await withThrowingTaskGroup { group in
            for number in 0..<people {
                group.addTask { try await self.decide(gate, "approve", by: "p\(number)").status }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(statuses == Array(repeating: 200, count: people))
        let document = try await gate.document("/v1/gates/\(place)")
        let attempts = document["attempts"]?.elements ?? []
        #expect(attempts.count == people)
        #expect(document["version"]?.intValue == 1)
        #expect(attempts.contains { $0["by"] == document["decidedBy"] })
    }

    @Test("of two who decide differently at once the first wins, and the other learns who it was")
    func contradiction() async throws {
        let gate = try await start()
        let answers = try await withThrowingTaskGroup { group in
            for number in 0..<people {
                group.addTask {
                    let verb = number % 2 == 0 ? "approve" : "halt"
                    return (verb, try await self.decide(gate, verb, by: "p\(number)"))
                }
            }
            return try await group.reduce(into: [(String, RawAnswer)]()) { $0.append($1) }
        }
        for (_, answer) in answers {
            #expect(answer.status == 200 || answer.status == 409, "\(answer.statusLine)")
            if answer.status == 409 { #expect(answer.isOneLine && answer.text.contains(/p\d+ was first|somebody/)) }
        }
        let document = try await gate.document("/v1/gates/\(place)")
        let attempts = document["attempts"]?.elements ?? []
        #expect(attempts.count == people)
        let state = document["state"]?.stringValue
        let winner = attempts.first { $0["by"] == document["decidedBy"] && $0["status"]?.intValue == 200 }
        #expect(winner?["verb"]?.stringValue == (state == "open" ? "approve" : "halt"))
        let hook = try await gate.post("/flagger/confirm-rollout", HookBody(phase: "Waiting").text)
        #expect(hook.status == (state == "open" ? 200 : 403))
    }

    @Test("the same hook many times at once begins one epoch and gets one answer", arguments: HookBody.hooks)
    func sameHook(hook: String) async throws {
        let gate = try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource))
        let statuses = try await withThrowingTaskGroup { group in
            for _ in 0..<people {
                group.addTask { try await gate.post("/flagger/\(hook)", HookBody(phase: "Waiting").text).status }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(statuses.count == people)
        // Where nothing tells the weight the first ask alone is taken for one at weight 0.
        if hook != "confirm-traffic-increase" { #expect(Set(statuses).count == 1, "\(statuses)") }
        #expect(try await gate.epochCount("test", "podinfo") == (hook == "event" ? 0 : 1))
    }

    private func decide(_ gate: RunningGate, _ verb: String, by name: String) async throws -> RawAnswer {
        try await gate.post("/v1/gates/\(place)/\(verb)", #"{"by":"\#(name)","reason":"r"}"#)
    }
}
