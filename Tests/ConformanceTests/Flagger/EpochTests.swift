import TestKit
import Testing

@Suite("Where one epoch ends and the next begins")
struct EpochTests {
    private func start() async throws -> RunningGate {
        try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource))
    }

    private func ask(
        _ gate: RunningGate, _ hook: String, phase: String = "Progressing", checksum: String = "1"
    ) async throws -> Int {
        try await gate.post("/flagger/\(hook)", HookBody(phase: phase, checksum: checksum).text).status
    }

    private func tell(_ gate: RunningGate, _ message: String, checksum: String = "1") async throws {
        #expect(try await gate.post("/flagger/event", HookBody.event(message, checksum: checksum)).status == 200)
    }

    private func epochs(_ gate: RunningGate) async throws -> Int {
        try await gate.epochCount("test", "podinfo")
    }

    @Test("a restart told by an event and by a checksum is one", arguments: ["1", "2"], [1, 2])
    func restart(eventChecksum: String, times: Int) async throws {
        let gate = try await start()
        #expect(try await ask(gate, "pre-rollout") == 200)
        try await tell(gate, "Advance podinfo.test canary weight 25")
        #expect(try await ask(gate, "rollout") == 200)
        for _ in 0..<times {
            try await tell(
                gate, "New revision detected! Restarting analysis for podinfo.test", checksum: eventChecksum)
        }
        #expect(try await epochs(gate) == 2)
        #expect(try await ask(gate, "rollback", checksum: "2") == 403)
        #expect(try await ask(gate, "pre-rollout", checksum: "2") == 200)
        // The canary is at weight 0 again.
        #expect(try await ask(gate, "confirm-traffic-increase", checksum: "2") == 200)
        try await tell(gate, "Advance podinfo.test canary weight 25", checksum: "2")
        #expect(try await ask(gate, "confirm-traffic-increase", checksum: "2") == 403)
        #expect(try await epochs(gate) == 2)
    }

    @Test(
        "a release whose post-rollout got lost ends with the next one's beginning", arguments: ["Succeeded", "Failed"])
    func lostEnd(phase: String) async throws {
        let gate = try await start()
        // Skipped analysis: nothing but confirm-rollout is ever asked.
        #expect(try await ask(gate, "confirm-rollout", phase: "Initialized") == 403)
        #expect(try await ask(gate, "confirm-rollout", phase: "Waiting") == 403)
        #expect(try await gate.decide("test/podinfo/confirm-rollout/default").status == 200)
        #expect(try await ask(gate, "confirm-rollout", phase: "Waiting") == 200)
        #expect(try await ask(gate, "confirm-rollout", phase: phase) == 403)
        #expect(try await epochs(gate) == 2)
        #expect(try await ask(gate, "confirm-rollout", phase: "Waiting") == 403)
        #expect(try await epochs(gate) == 2)
    }

    @Test("the end told by an event and by post-rollout is one, and tells of no further release")
    func twoEnds() async throws {
        let gate = try await start()
        #expect(try await ask(gate, "pre-rollout") == 200)
        try await tell(gate, "Promotion completed! Scaling down podinfo.test")
        #expect(try await ask(gate, "post-rollout", phase: "Succeeded") == 200)
        #expect(try await ask(gate, "post-rollout", phase: "Succeeded") == 200)
        try await tell(gate, "Post-rollout check post-rollout a passed")
        #expect(try await epochs(gate) == 1)
        // "Scaling up" begins one where none is open, and changes nothing where one is.
        try await tell(gate, "New revision detected! Scaling up podinfo.test")
        try await tell(gate, "New revision detected! Scaling up podinfo.test")
        #expect(try await ask(gate, "pre-rollout", checksum: "2") == 200)
        #expect(try await epochs(gate) == 2)
    }

    @Test("traffic may grow at weight 0 only, and a closed gate holds there too")
    func weightZero() async throws {
        let gate = try await start()
        #expect(try await ask(gate, "pre-rollout") == 200)
        for _ in 0..<3 { #expect(try await ask(gate, "confirm-traffic-increase") == 200) }
        let closed = try await gate.post("/flagger/confirm-traffic-increase?gate=office", HookBody(checksum: "1").text)
        #expect(closed.status == 403 && closed.text.contains("office"))
        #expect(try await gate.decide("test/podinfo/confirm-traffic-increase/default", "halt").status == 200)
        #expect(try await ask(gate, "confirm-traffic-increase") == 403)
        #expect(try await gate.decide("test/podinfo/confirm-traffic-increase/default").status == 200)
        #expect(try await ask(gate, "confirm-traffic-increase") == 200)
        #expect(try await ask(gate, "rollout") == 200)
        #expect(try await ask(gate, "confirm-traffic-increase") == 403)
        // Back at weight 0, as Flagger is when it begins the analysis again.
        #expect(try await ask(gate, "pre-rollout") == 200)
        #expect(try await ask(gate, "confirm-traffic-increase") == 200)
    }
}
