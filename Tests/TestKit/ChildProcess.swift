import Foundation
import Glibc

/// A program that runs beside the test, its output kept in files; killed when the last reference goes, and when the
/// tests themselves end in whatever way.
public final class ChildProcess: Sendable {
    private let status = LockedValue<Int32?>(nil)
    private let folder: TemporaryFolder
    private let name: String
    public let processID: Int32

    /// - Parameters:
    ///   - program: Absolute, or the name of a program in `/usr/bin`.
    ///   - environment: Added to the test's own.
    ///   - workingFolder: The test's own where none is given.
    public init(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], workingFolder: String? = nil,
        input: String? = nil
    ) throws {
        let folder = try TemporaryFolder()
        let path = program.hasPrefix("/") ? program : "/usr/bin/\(program)"
        // env changes the folder; setpriv becomes the program, with the order to die when the tests do.
        let place = workingFolder.map { ["--chdir", $0] } ?? []
        let words = ["/usr/bin/env"] + place + ["/usr/bin/setpriv", "--pdeathsig", "KILL", "--", path] + arguments
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let streams = (
            input: try input.map { try folder.write("input", $0) } ?? "/dev/null",
            output: folder.path("output"), errors: folder.path("errors")
        )
        name = URL(fileURLWithPath: path).lastPathComponent
        processID = try SpawnThread.shared.run {
            try Spawn.start(words, environment: variables, streams: streams)
        }
        self.folder = folder
    }

    deinit {
        if isRunning { Glibc.kill(processID, SIGKILL) }
    }

    /// Everything on standard output so far.
    public var output: String { text("output") }

    /// Everything on standard error so far.
    public var errors: String { text("errors") }

    public var isRunning: Bool { endStatus == nil }

    public func send(signal: Int32) {
        if isRunning { Glibc.kill(processID, signal) }
    }

    /// Waits for the end: the exit status, or the signal that ended it as a negative number.
    public func exitStatus(seconds: Double = 60) async throws -> Int32 {
        try await waitUntil("the end of \(name)", seconds: seconds) {
            !isRunning
        }
        let status = endStatus ?? 0
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : -signal
    }

    /// Asks the program to end, and ends it when it does not.
    @discardableResult
    public func stop() async throws -> Int32 {
        send(signal: SIGTERM)
        do {
            return try await exitStatus(seconds: 40)
        } catch {
            send(signal: SIGKILL)
            throw error
        }
    }

    /// Ends the program without a chance to tidy up.
    public func kill() async throws {
        send(signal: SIGKILL)
        _ = try await exitStatus()
    }

    /// Runs a program to its end.
    public static func run(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], workingFolder: String? = nil,
        input: String? = nil
    ) async throws -> (status: Int32, output: String, errors: String) {
        let child = try ChildProcess(
            program, arguments, environment: environment, workingFolder: workingFolder, input: input)
        let status = try await child.exitStatus()
        return (status, child.output, child.errors)
    }

    /// What waitpid said, once; nil while the program runs.
    private var endStatus: Int32? {
        status.withLock { status in
            if status == nil { status = Spawn.ended(processID) }
            return status
        }
    }

    private func text(_ name: String) -> String {
        String(decoding: (try? Data(contentsOf: folder.url.appendingPathComponent(name))) ?? Data(), as: UTF8.self)
    }
}
