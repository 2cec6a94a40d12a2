import AnalysisGate
import Foundation
import TestKit
import Testing

@Suite("The SQLite store and its file")
struct SQLiteStoreTests {
    /// Why a store does not open, nil when it does.
    private func refusal(_ path: String, role: String = "serve") -> StoreError? {
        do throws(StoreError) {
            _ = try SQLiteStore(path: path, role: role)
            return nil
        } catch {
            return error
        }
    }

    private func sqlite3(_ path: String, _ sql: String) async throws -> String {
        let result = try await ChildProcess.run("sqlite3", [path, sql])
        #expect(result.status == 0, "\(result.errors)")
        return result.output
    }

    @Test("what was committed is there after the file is opened again")
    func survivesReopening() async throws {
        let folder = try TemporaryFolder()
        for number in 1...3 {
            let store = try SQLiteStore(path: folder.path("gate.db"))
            try await store.commit([.verdict(SampleRows.verdict("v\(number)"))])
            #expect(try await store.verdicts(of: nil, limit: 10).count == number)
            await store.close()
        }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
                == ["gate.db", "gate.db.serve.lock"])
    }

    @Test("the files belong to their owner alone")
    func permissions() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.path("gate.db"))
        try await store.commit([.verdict(SampleRows.verdict("v"))])
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
        await store.close()
    }

    @Test("the log is flushed at each commit")
    func durability() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.path("gate.db"))
        try await store.commit([.verdict(SampleRows.verdict("v"))])
        #expect(try await sqlite3(folder.path("gate.db"), "PRAGMA journal_mode").contains("wal"))
        #expect(try await store.synchronousLevel() == 2)
        await store.close()
    }

    @Test("a second process of the same role is turned away, one of another role is not")
    func oneServer() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("gate.db")
        let first = try SQLiteStore(path: path)
        guard case .locked(let sentence)? = refusal(path) else {
            Issue.record("a second server was let in")
            return
        }
        #expect(sentence.contains(path) && sentence.contains("in use by another"))
        let control = try SQLiteStore(path: path, role: "control")
        try await control.commit([.verdict(SampleRows.verdict("from control"))])
        try await first.commit([.verdict(SampleRows.verdict("from serve"))])
        #expect(try await first.verdict(id: "from control") != nil)
        await control.close()
        await first.close()
        #expect(refusal(path) == nil)
    }

    @Test("a process that is just being started elsewhere does not keep the lock")
    func lockAndNewProcesses() async throws {
        let folder = try TemporaryFolder()
        // A child holds a copy of every descriptor for the moment between its birth and its program's start.
        async let others: Void = {
            for _ in 0..<40 { _ = try await ChildProcess.run("true", []) }
        }()
        for _ in 0..<100 { await (try SQLiteStore(path: folder.path("gate.db"))).close() }
        try await others
    }

    @Test("a store that is closed refuses and says so")
    func closed() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.path("gate.db"))
        await store.close()
        let error = await store.refusal(of: [.verdict(SampleRows.verdict("v"))])
        #expect(error?.message.contains("closed") == true)
        await #expect(throws: StoreError.self) { try await store.probe() }
    }

    @Test("a file of another program is left alone", arguments: ["text", "another database", "application id"])
    func foreign(what: String) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("gate.db")
        switch what {
        case "text": try folder.write("gate.db", String(repeating: "these are notes of mine\n", count: 100))
        case "application id": _ = try await sqlite3(path, "PRAGMA application_id = 77")
        default: _ = try await sqlite3(path, "CREATE TABLE notes (text)")
        }
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        guard case .foreign(let sentence)? = refusal(path) else {
            Issue.record("opened: \(what), \(String(describing: refusal(path)))")
            return
        }
        #expect(sentence.contains(path))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test("a file of a later version is left alone")
    func later() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("gate.db")
        await (try SQLiteStore(path: path)).close()
        _ = try await sqlite3(path, "PRAGMA user_version = 99")
        guard case .foreign(let sentence)? = refusal(path) else {
            Issue.record("a later schema was opened")
            return
        }
        #expect(sentence.contains("schema version 99"))
    }

    @Test("a damaged file is found at the start")
    func corrupt() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("gate.db")
        let store = try SQLiteStore(path: path)
        try await store.commit((1...500).map { .verdict(SampleRows.verdict("verdict number \($0)")) })
        await store.close()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        for page in stride(from: 4_096 * 3, to: bytes.count, by: 4_096 * 2) {
            for offset in 0..<64 { bytes[page + offset] ^= 0xA5 }
        }
        try bytes.write(to: URL(fileURLWithPath: path))
        guard case .corrupt(let sentence)? = refusal(path) else {
            Issue.record("opened: \(String(describing: refusal(path)))")
            return
        }
        #expect(sentence.contains(path))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    }

    @Test("a log cut short loses no whole transaction before the cut")
    func truncatedLog() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("gate.db")
        let store = try SQLiteStore(path: path)
        for number in 1...20 { try await store.commit([.verdict(SampleRows.verdict("v\(number)"))]) }
        // As after the loss of power: copies of both files, the log with half a page too little.
        let log = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
        try Data(contentsOf: URL(fileURLWithPath: path)).write(to: folder.url.appendingPathComponent("copy.db"))
        try log.dropLast(2_048).write(to: folder.url.appendingPathComponent("copy.db-wal"))
        await store.close()
        let copy = try SQLiteStore(path: folder.path("copy.db"))
        #expect(try await copy.verdicts(of: nil, limit: 100).map(\.id) == (1...19).reversed().map { "v\($0)" })
        await copy.close()
    }

    @Test("a folder that is missing or refuses is named")
    func noFolder() throws {
        let folder = try TemporaryFolder()
        for path in [folder.path("missing/gate.db"), "/proc/analysisgate.db"] {
            guard case .failed(let sentence)? = refusal(path) else {
                Issue.record("opened \(path)")
                continue
            }
            #expect(sentence.contains(path))
        }
    }

    @Test("a full file fails commits, keeps what it has, serves reads and recovers")
    func full() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("gate.db")
        let store = try SQLiteStore(path: path, fileBytes: 400 << 10)
        var large = SampleRows.verdict("")
        large.detail = [UInt8](repeating: 0x20, count: 20_000)
        var kept: [String] = []
        var refused: StoreError?
        for number in 1...100 where refused == nil {
            large.id = "v\(number)"
            let change = Change.verdict(large)
            refused = await store.refusal(of: [change])
            if refused == nil { kept.append(large.id) }
        }
        guard case .failed(let sentence)? = refused else {
            Issue.record("400 KiB held 2 MB")
            return
        }
        #expect(sentence.contains("full"))
        #expect(try await store.verdicts(of: nil, limit: 100).map(\.id) == kept.reversed())
        var retention = Retention()
        retention.verdictRows = 2
        _ = try await store.prune(retention, now: 0)
        let change = Change.verdict(large)
        try await store.commit([change])
        try await store.probe()
        await store.close()
    }
}
