import AnalysisGate
import Foundation
import Glibc
import TestKit
import Testing

@Suite("The store and SIGKILL")
struct StoreKillTests {
    @Test("what was acknowledged survives a kill at any moment, whole")
    func killLoop() async throws {
        let folder = try TemporaryFolder()
        let loop = KillLoop(
            rounds: 25, longestMilliseconds: 200,
            strike: { first, milliseconds in
                let acknowledgements = try folder.write("acknowledged", "")
                let path = folder.path("gate.db")
                await #expect(processExitsWith: .signal(SIGKILL)) {
                    [
                        path = path as String, acknowledgements = acknowledgements as String, first = first as Int,
                        milliseconds = milliseconds as Int
                    ] in
                    StoreHammer.killAfter(milliseconds: milliseconds)
                    do {
                        try await StoreHammer(path: path, acknowledgements: acknowledgements, first: first).run()
                    } catch {
                        print("the writer stopped by itself: \(error)")
                    }
                }
                let text = try String(contentsOfFile: acknowledgements, encoding: .utf8)
                return text.split(separator: "\n").compactMap { Int($0) }
            },
            remains: { first in
                let store = try StoreHammer.open(folder.path("gate.db"))
                let remains = try await Self.remains(in: store, from: first)
                await store.close()
                return remains
            })
        let (acknowledged, broken) = try await loop.run()
        print("kill loop: \(loop.rounds) kills, \(acknowledged) acknowledged transactions, \(broken.count) losses")
        #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
        #expect(acknowledged > 25)
        let check = try await ChildProcess.run("sqlite3", [folder.path("gate.db"), "PRAGMA integrity_check"])
        #expect(check.output == "ok\n")
    }

    /// Every number from `first` on that any row speaks of, told apart by whether all its rows are there.
    static func remains(in store: any Store, from first: Int) async throws -> KillLoop.Remains {
        let gates = Dictionary(uniqueKeysWithValues: try await store.gates().map { ($0.key.name, $0) })
        var remains = KillLoop.Remains(whole: [], halves: [])
        let newest = try await store.verdicts(of: nil, limit: 1_000).compactMap { Int($0.id.dropFirst()) }
        let audited = try await store.audit(of: nil, limit: 1_000).compactMap { Int($0.id.dropFirst()) }
        let numbers = Set(gates.keys.compactMap { Int($0) }).union(newest).union(audited)
        for number in numbers where number >= first {
            if try await HammerTransaction(number: number).isWhole(in: store, gates: gates) {
                remains.whole.insert(number)
            } else {
                remains.halves.insert(number)
            }
        }
        return remains
    }
}
