import Foundation
import TestKit
import Testing

@Suite("The store's file at the start")
struct StoreFileTests {
    /// A store that a service has written and let go of.
    private func written() async throws -> TemporaryFolder {
        let gate = try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource))
        for number in 0..<40 {
            _ = try await gate.post("/flagger/rollout", HookBody(name: "model-\(number)").text)
        }
        #expect(try await gate.child.stop() == 0)
        return gate.folder
    }

    /// Starts on the folder's store, which must not work, and gives what was said.
    private func refusal(_ folder: TemporaryFolder) async throws -> String {
        let text = try GateYAML.text(source: GateYAML.downSource)
            .replacing("{port}", with: "\(Socket.freePort())")
        let file = try folder.write("gate.yaml", text)
        let outcome = try await GateProcess.run(["serve", "--config", file], workingFolder: folder.path)
        #expect(outcome.status == 1, "\(outcome)")
        #expect(outcome.errors.contains("gate.db"), "\(outcome.errors)")
        let sentences = outcome.errors.split(separator: "\n").filter { $0.contains("gate.db") }
        #expect(sentences.count == 1 && outcome.errors.count < 1000, "\(outcome.errors)")
        return outcome.errors
    }

    private func patch(_ folder: TemporaryFolder, at offset: Int, _ bytes: [UInt8]) throws {
        let file = URL(fileURLWithPath: folder.path("gate.db"))
        var data = try Data(contentsOf: file)
        data.replaceSubrange(offset..<offset + bytes.count, with: bytes)
        try data.write(to: file)
    }

    @Test("a second server on the same file stops with a sentence, the first goes on")
    func secondServer() async throws {
        let gate = try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource))
        let text = try GateYAML.text(source: GateYAML.downSource)
            .replacing("{port}", with: "\(Socket.freePort())")
        let file = try gate.folder.write("second.yaml", text)
        let outcome = try await GateProcess.run(["serve", "--config", file], workingFolder: gate.folder.path)
        #expect(outcome.status == 1 && outcome.errors.contains("gate.db"), "\(outcome)")
        #expect(try await gate.post("/flagger/rollout", HookBody().text).status == 200)
        // Once the first is gone, even by SIGKILL, another may.
        try await gate.child.kill()
        let next = try await RunningGate(
            configuration: GateYAML.text(source: GateYAML.downSource), folder: gate.folder)
        #expect(try await next.epochCount("test", "podinfo") == 1)
        #expect(try await next.child.stop() == 0)
    }

    @Test("a file of another program is left alone")
    func foreign() async throws {
        let folder = try await written()
        // The application id stands at byte 68 of the header.
        try patch(folder, at: 68, [1, 2, 3, 4])
        let before = try Data(contentsOf: URL(fileURLWithPath: folder.path("gate.db")))
        #expect(try await refusal(folder).contains("another program"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("gate.db"))) == before)
    }

    @Test("a file of a later version is left alone")
    func later() async throws {
        let folder = try await written()
        // The user version stands at byte 60.
        try patch(folder, at: 60, [0, 0, 0x7F, 0xFF])
        #expect(try await refusal(folder).contains("version"))
    }

    @Test("a damaged file stops it", arguments: ["pages", "half", "text", "folder"])
    func damaged(how: String) async throws {
        let folder = try await written()
        let path = folder.path("gate.db")
        switch how {
        case "pages":
            for page in 2...6 { try patch(folder, at: page * 4096, Array(repeating: 0xA5, count: 4096)) }
        case "half":
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            try data.prefix(data.count / 2 - 100).write(to: URL(fileURLWithPath: path))
        case "text":
            try Data("this is no database, and long enough to be looked at as one\n".utf8)
                .write(to: URL(fileURLWithPath: path))
        default:
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        }
        _ = try await refusal(folder)
    }

    @Test("a folder that does not exist is named")
    func missingFolder() async throws {
        let folder = try TemporaryFolder()
        let text = try GateYAML.text(source: GateYAML.downSource)
            .replacing("{port}", with: "\(Socket.freePort())").replacing("sqlite:gate.db", with: "sqlite:none/gate.db")
        let file = try folder.write("gate.yaml", text)
        let outcome = try await GateProcess.run(["serve", "--config", file], workingFolder: folder.path)
        #expect(outcome.status == 1 && outcome.errors.contains("none/gate.db"), "\(outcome)")
    }
}
