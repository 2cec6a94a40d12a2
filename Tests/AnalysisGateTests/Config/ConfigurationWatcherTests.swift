import AnalysisGate
import Foundation
import Metrics
import Testing

/// Reloading: what is noticed, what is taken up, what is refused.
@Suite struct ConfigurationWatcherTests {
    /// A folder on disk for one test, removed at its end.
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("gate-\(UUID().uuidString)")

        init() throws {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(at: url) }

        func path(_ name: String) -> String { url.appendingPathComponent(name).path }

        func write(_ name: String, _ text: String) throws {
            let file = url.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }

        /// Points a symlink elsewhere.
        func link(_ name: String, to target: String) throws {
            try? FileManager.default.removeItem(atPath: path(name))
            try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
        }
    }

    /// What the watcher published and reported.
    private final class Record: Sendable {
        private let entries = Locked<[String]>([])

        var all: [String] { entries.withLock { $0 } }

        func add(_ entry: String) { entries.withLock { $0.append(entry) } }
    }

    private func watcher(_ path: String, _ record: Record) -> ConfigurationWatcher {
        ConfigurationWatcher(
            path: path, load: ConfigurationLoader.load(path),
            publish: { record.add("new " + $0.analyses.map(\.analysis.name).joined(separator: ",")) },
            report: { load in
                record.add(load.errors.isEmpty ? "good" : "bad " + load.errors.map(\.path).joined(separator: ","))
            })
    }

    private func text(_ analysis: String) -> String {
        "sources: {p: {prometheus: \"http://p\"}}\nanalyses: {\(analysis): {preset: seed}}\n"
    }

    @Test func `the symlink swap of a ConfigMap is seen`() async throws {
        let folder = try Folder()
        try folder.write("..one/gate.yaml", text("a"))
        try folder.link("..data", to: "..one")
        try folder.link("gate.yaml", to: "..data/gate.yaml")
        let record = Record()
        let watcher = watcher(folder.path("gate.yaml"), record)
        await watcher.look()
        #expect(record.all == [])
        try folder.write("..two/gate.yaml", text("b"))
        try folder.link("..data", to: "..two")
        await watcher.look()
        #expect(record.all == [], "one look could have met a file half written")
        await watcher.look()
        #expect(record.all == ["good", "new b"])
        await watcher.look()
        #expect(record.all == ["good", "new b"])
    }

    @Test func `a bad file is told once and the good one after it is taken`() async throws {
        let folder = try Folder()
        try folder.write("gate.yaml", text("a"))
        let record = Record()
        let watcher = watcher(folder.path("gate.yaml"), record)
        try folder.write("gate.yaml", "stroe: x\n")
        for _ in 1...4 { await watcher.look() }
        #expect(record.all == ["bad stroe"])
        try FileManager.default.removeItem(atPath: folder.path("gate.yaml"))
        for _ in 1...4 { await watcher.look() }
        #expect(record.all == ["bad stroe", "bad "])
        try folder.write("gate.yaml", text("c"))
        for _ in 1...4 { await watcher.look() }
        #expect(record.all == ["bad stroe", "bad ", "good", "new c"])
    }

    @Test func `a file that still changes is waited for`() async throws {
        let folder = try Folder()
        try folder.write("gate.yaml", text("a"))
        let record = Record()
        let watcher = watcher(folder.path("gate.yaml"), record)
        for name in ["b", "c", "d"] {
            try folder.write("gate.yaml", text(name))
            await watcher.look()
        }
        #expect(record.all == [])
        await watcher.look()
        #expect(record.all == ["good", "new d"])
    }

    @Test func `secrets, included files and their folder are watched`() async throws {
        let folder = try Folder()
        try folder.write("token", "0123456789abcdef\n")
        try folder.write(
            "gate.yaml",
            "server: {tokens: [{name: t, secret: {file: token}, may: read}]}\ninclude: d/*.yaml\n" + text("a"))
        try folder.write("d/b.yaml", "analyses: {b: {preset: seed}}\n")
        let record = Record()
        let watcher = watcher(folder.path("gate.yaml"), record)
        for _ in 1...2 { await watcher.look() }
        #expect(record.all == [])
        try folder.write("token", "fedcba9876543210\n")
        for _ in 1...2 { await watcher.look() }
        try folder.write("d/c.yaml", "analyses: {c: {preset: seed}}\n")
        for _ in 1...2 { await watcher.look() }
        try folder.write("d/b.yaml", "analyses: {e: {preset: seed}}\n")
        for _ in 1...2 { await watcher.look() }
        #expect(record.all == ["good", "new a,b", "good", "new a,b,c", "good", "new a,e,c"])
    }

    @Test func `a hangup reads at once, and the same content is not published`() async throws {
        let folder = try Folder()
        try folder.write("gate.yaml", text("a"))
        let record = Record()
        let watcher = watcher(folder.path("gate.yaml"), record)
        await watcher.reload()
        #expect(record.all == ["good"])
        try folder.write("gate.yaml", text("b"))
        await watcher.reload()
        #expect(record.all == ["good", "good", "new b"])
    }

    @Test func `it runs until it is cancelled`() async throws {
        let folder = try Folder()
        try folder.write("gate.yaml", text("a"))
        let record = Record()
        let watcher = watcher(folder.path("gate.yaml"), record)
        try folder.write("gate.yaml", text("b"))
        let looks = Locked(0)
        await watcher.run {
            let count = looks.withLock { count in
                count += 1
                return count
            }
            if count > 3 { throw CancellationError() }
        }
        #expect(record.all == ["good", "new b"])
    }

    @Test func `folders, devices and pipes are no files`() throws {
        let folder = try Folder()
        let files = ConfigurationFiles.system
        for path in [folder.url.path, "/dev/zero"] {
            #expect(throws: FileProblem("is no regular file")) { try files.read(path, 100) }
        }
        try folder.write("big", String(repeating: "x", count: 101))
        #expect(throws: FileProblem("is over 100 bytes")) { try files.read(folder.path("big"), 100) }
        #expect(try files.read(folder.path("big"), 101).count == 101)
        #expect(throws: FileProblem("No such file or directory")) { try files.read(folder.path("none"), 100) }
    }
}
