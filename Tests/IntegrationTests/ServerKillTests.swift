import AnalysisGate
import Foundation
import TestKit
import Testing

/// The kill loop against the service itself: clients open gates over HTTP while it is killed.
@Suite("The service and SIGKILL")
struct ServerKillTests {
    private static let clients = 4
    private static let namespace = "kill-loop"
    private static let configuration = """
        server: {listen: "127.0.0.1:{port}"}
        store: sqlite:gate.db
        sources: {main: {prometheus: "http://127.0.0.1:9"}}
        analyses: {churn: {preset: [flagger, seed]}}
        """

    @Test("every gate that was acknowledged as open is open after any kill, with its audit")
    func killLoop() async throws {
        let folder = try TemporaryFolder()
        let loop = KillLoop(
            rounds: 10, longestMilliseconds: 300,
            strike: { first, milliseconds in
                let gate = try await RunningGate(configuration: Self.configuration, folder: folder)
                let numbers = Locked(Numbers(after: first - 1))
                async let killed: Void = {
                    try await Task.sleep(for: .milliseconds(milliseconds))
                    try await gate.child.kill()
                }()
                let acknowledged = await withTaskGroup(of: [Int].self) { group in
                    for _ in 0..<Self.clients { group.addTask { await Self.openGates(of: gate, numbers) } }
                    return await group.reduce(into: []) { $0 += $1 }
                }
                try await killed
                return acknowledged
            },
            remains: { first in try await Self.remains(in: folder.path("gate.db"), from: first) })
        let (acknowledged, broken) = try await loop.run()
        print("kill loop over HTTP: \(loop.rounds) kills, \(acknowledged) opened gates, \(broken.count) losses")
        #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
        #expect(acknowledged > 10)
    }

    /// Opens one gate after the other until the service is gone, and gives those that it said were open.
    private static func openGates(of gate: RunningGate, _ numbers: Locked<Numbers>) async -> [Int] {
        var acknowledged: [Int] = []
        while true {
            let number = numbers.withLock { $0.next() }
            let body = "{\"name\":\"\(number)\",\"namespace\":\"\(namespace)\"}"
            guard let answer = try? await gate.ask("POST", "/gate/open", body: body) else { return acknowledged }
            if answer.status == 202 { acknowledged.append(number) }
        }
    }

    /// A gate counts as whole when it is open and its audit row is there too.
    private static func remains(in path: String, from first: Int) async throws -> KillLoop.Remains {
        let store = try SQLiteStore(path: path)
        var remains = KillLoop.Remains()
        let numbers = try await store.gates().filter { $0.key.namespace == namespace && $0.isOpen }
            .compactMap { gate in Int(gate.key.name).map { ($0, gate.hook) } }
        for (number, hook) in numbers where number >= first {
            let audit = try await store.audit(of: "gates/\(namespace)/\(number)/\(hook)/default", limit: 2)
            if audit.count == 1 { remains.whole.insert(number) } else { remains.halves.insert(number) }
        }
        await store.close()
        return remains
    }
}
