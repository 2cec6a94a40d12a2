import JSON
import TestKit

/// What one worker of the kill loop must find of its rollout, operation by operation.
struct RolloutModel: Equatable {
    let name: String
    private(set) var epochs = 0
    /// The gates of confirm-rollout that are open in the present epoch, by own name.
    private(set) var openGates: Set<String> = []
    /// Every decision on every gate, by own name and reason.
    private(set) var attempts: Set<String> = []
    private(set) var loadTesterGateIsOpen = false
    private(set) var verdicts = 0
    /// Verdicts that were read once.
    private(set) var verdictIDs: Set<String> = []
    private var gates: Set<String> = []

    init(name: String) {
        self.name = name
    }

    /// One request that changes something.
    enum Operation {
        case beginEpoch
        case decide(gate: String, open: Bool, reason: String)
        case setLoadTesterGate(open: Bool)
        case judge(hook: String)
        case endEpoch
        /// Changes nothing, and remembers the verdicts that it shows.
        case readVerdicts
    }

    /// What one worker does over and over; cycle after cycle is one epoch after the other.
    static func cycle(_ number: Int) -> [Operation] {
        let gate = "c\(number)"
        return [
            .beginEpoch, .decide(gate: gate, open: true, reason: "approve-\(number)"),
            .setLoadTesterGate(open: true), .judge(hook: "rollout"), .readVerdicts,
            .decide(gate: gate, open: false, reason: "halt-\(number)"), .judge(hook: "confirm-promotion"),
            .setLoadTesterGate(open: false), .decide(gate: "\(gate)-b", open: true, reason: "last-\(number)"),
            .endEpoch,
        ]
    }

    /// Takes an acknowledged operation into account.
    mutating func apply(_ operation: Operation, _ answer: RawAnswer? = nil) throws {
        switch operation {
        case .beginEpoch:
            epochs += 1
        case .decide(let gate, let open, let reason):
            gates.insert(gate)
            if open { openGates.insert(gate) } else { openGates.remove(gate) }
            attempts.insert("\(gate) \(reason)")
        case .setLoadTesterGate(let open):
            loadTesterGateIsOpen = open
        case .judge:
            verdicts += 1
        case .endEpoch:
            openGates = []
        case .readVerdicts:
            guard let answer else { return }
            let list = try JSONValue.parse(answer.body)["verdicts"]?.elements ?? []
            verdictIDs.formUnion(list.compactMap { $0["id"]?.stringValue })
        }
    }

    /// Sends an operation; the answer is its acknowledgement.
    func send(_ operation: Operation, to gate: RunningGate) async throws -> RawAnswer {
        switch operation {
        case .beginEpoch:
            return try await gate.post("/flagger/confirm-rollout", HookBody(name: name, phase: "Waiting").text)
        case .decide(let own, let open, let reason):
            return try await gate.decide(
                "test/\(name)/confirm-rollout/\(own)", open ? "approve" : "halt", reason: reason)
        case .setLoadTesterGate(let open):
            return try await gate.post("/gate/\(open ? "open" : "close")", HookBody(name: name).text)
        case .judge(let hook):
            return try await gate.post("/flagger/\(hook)", HookBody(name: name).text)
        case .endEpoch:
            return try await gate.post("/flagger/post-rollout", HookBody(name: name, phase: "Succeeded").text)
        case .readVerdicts:
            return try await gate.ask("GET", "/v1/verdicts?namespace=test&name=\(name)&limit=1000")
        }
    }

    /// The same rollout as a service shows it.
    func observed(on gate: RunningGate) async throws -> RolloutModel {
        var model = RolloutModel(name: name)
        model.gates = gates
        model.epochs = try await gate.epochCount("test", name)
        for own in gates {
            let shown = try await gate.document("/v1/gates/test/\(name)/confirm-rollout/\(own)")
            if shown["state"]?.stringValue == "open" { model.openGates.insert(own) }
            for attempt in shown["attempts"]?.elements ?? [] {
                model.attempts.insert("\(own) \(attempt["reason"]?.stringValue ?? "")")
            }
        }
        model.loadTesterGateIsOpen = try await gate.post("/gate/check", HookBody(name: name).text).status == 200
        let list = try await gate.document("/v1/verdicts?namespace=test&name=\(name)&limit=1000")
        let ids = Set((list["verdicts"]?.elements ?? []).compactMap { $0["id"]?.stringValue })
        model.verdicts = ids.count
        model.verdictIDs = ids.intersection(verdictIDs)
        return model
    }
}
