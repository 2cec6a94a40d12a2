import Foundation
import TestKit
import Testing

@Suite("SIGKILL at any moment")
struct KillTests {
    /// `KILL_ROUNDS` in the environment for more.
    private static let rounds = ProcessInfo.processInfo.environment["KILL_ROUNDS"].flatMap { Int($0) } ?? 20
    private static let workers = 6

    /// What a worker knows when its service has been killed.
    private struct Outcome {
        var model: RolloutModel
        /// The request that was under way: its change may be there or not.
        var unanswered: RolloutModel.Operation?
        var acknowledged: Int
    }

    @Test("loses nothing that was acknowledged")
    func killLoop() async throws {
        let folder = try TemporaryFolder()
        let configuration = GateYAML.text(source: GateYAML.downSource)
        var known: [RolloutModel] = []
        var acknowledged = 0
        var gate = try await RunningGate(configuration: configuration, folder: folder)
        for round in 0..<Self.rounds {
            let outcomes = try await load(gate, round: round)
            acknowledged += outcomes.map(\.acknowledged).reduce(0, +)
            gate = try await RunningGate(configuration: configuration, folder: folder)
            for outcome in outcomes {
                let seen = try await compare(outcome, on: gate, round: round)
                known.append(seen)
            }
        }
        // What was there after its own round is there after all the others.
        for model in known { #expect(try await model.observed(on: gate) == model, "\(model.name)") }
        #expect(acknowledged > Self.rounds * Self.workers, "the load was no load: \(acknowledged)")
        #expect(try await gate.child.stop() == 0)
    }

    /// Lets all workers loose, kills the service in their midst, and collects what they were told.
    private func load(_ gate: RunningGate, round: Int) async throws -> [Outcome] {
        try await withThrowingTaskGroup { group in
            for worker in 0..<Self.workers {
                group.addTask { try await work(RolloutModel(name: "r\(round)-w\(worker)"), gate) }
            }
            try await Task.sleep(for: .milliseconds(Int.random(in: 10...500)))
            try await gate.child.kill()
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    private func work(_ start: RolloutModel, _ gate: RunningGate) async throws -> Outcome {
        var outcome = Outcome(model: start, acknowledged: 0)
        for cycle in 0..<10_000 {
            for operation in RolloutModel.cycle(cycle) {
                guard let answer = try? await outcome.model.send(operation, to: gate) else {
                    outcome.unanswered = operation
                    try await waitUntil("the end of a service that left \(operation) unanswered", seconds: 30) {
                        !gate.child.isRunning
                    }
                    return outcome
                }
                #expect([200, 202, 403].contains(answer.status), "\(operation): \(answer.statusLine) \(answer.text)")
                try outcome.model.apply(operation, answer)
                outcome.acknowledged += 1
            }
        }
        return outcome
    }

    /// The state must be that of all acknowledged requests, with or without the one that was under way.
    private func compare(_ outcome: Outcome, on gate: RunningGate, round: Int) async throws -> RolloutModel {
        var with = outcome.model
        if let unanswered = outcome.unanswered { try with.apply(unanswered) }
        // The one under way may have made a gate that the acknowledged ones do not know.
        let seen = try await with.observed(on: gate)
        let seenWithout = try await outcome.model.observed(on: gate)
        let underWay = outcome.unanswered.map { "\($0)" } ?? "nothing"
        #expect(
            seen == with || seenWithout == outcome.model,
            "round \(round): \(seen), acknowledged \(outcome.model), under way \(underWay)")
        return seen
    }
}
