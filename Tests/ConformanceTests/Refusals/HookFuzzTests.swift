import Foundation
import TestKit
import Testing

@Suite("Hostile requests to hooks")
struct HookFuzzTests {
    /// `FUZZ_REQUESTS` in the environment for more.
    private static let requests =
        ProcessInfo.processInfo.environment["FUZZ_REQUESTS"].flatMap { Int($0) } ?? 6000
    private static let connections = 4

    @Test("well-formed HTTP never gets 204, 3xx, 429 or 5xx, and never opens or rolls back")
    func fuzz() async throws {
        let gate = try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource))
        let seen = try await withThrowingTaskGroup { group in
            for seed in 0..<Self.connections {
                let share = Self.requests / Self.connections
                group.addTask { try await Self.drive(gate, seed: UInt64(seed), requests: share) }
            }
            return try await group.reduce(into: Set<Int>()) { $0.formUnion($1) }
        }
        // The requests are odd enough to be refused in many ways, and sane enough to be answered.
        #expect(seen.isSuperset(of: [200, 400, 403, 404, 405, 422]), "\(seen.sorted())")
        // It is none the worse for it.
        #expect(try await gate.post("/flagger/rollout", HookBody(name: "after").text).status == 200)
        #expect(try await gate.child.stop() == 0)
    }

    private static func drive(_ gate: RunningGate, seed: UInt64, requests: Int) async throws -> Set<Int> {
        var seen: Set<Int> = []
        var random = SeededRandom(seed: seed)
        var connection = try await RawConnection.open(port: gate.port)
        for number in 0..<requests {
            let request = HostileRequest(from: &random)
            try await connection.send(request.bytes)
            let answer = try #require(
                try await connection.receive(hasBody: request.method != "HEAD"), "no answer to \(request.shown)")
            seen.insert(answer.status)
            let shown = "seed \(seed), request \(number): \(answer.statusLine) to \(request.shown)"
            #expect(answer.status == 200 || (400..<500).contains(answer.status) && answer.status != 429, "\(shown)")
            if request.hook == "rollback" || request.hook == "confirm-rollout" {
                #expect(answer.status >= 400, "\(shown)")
            }
            if request.method != "HEAD" { #expect(answer.isOneLine, "\(shown)") }
            if answer.header("Connection")?.lowercased() == "close" {
                await connection.close()
                connection = try await RawConnection.open(port: gate.port)
            }
        }
        return seen
    }
}
