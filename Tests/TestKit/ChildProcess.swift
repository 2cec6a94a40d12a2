import Foundation
import Glibc

/// A program that runs beside the test, its output kept in files; killed when the last reference goes, and when the
/// tests themselves end in whatever way.
public final class ChildProcess: @unchecked Sendable {
    // Unchecked: `process` is set up before anybody else sees it and afterwards only asked whether it runs, which
    // Foundation answers under its own lock.
    private let process: Process
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
        let process = Process()
        let path = program.hasPrefix("/") ? program : "/usr/bin/\(program)"
        // setpriv becomes the program, with the order to die when the tests do.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
        process.arguments = ["--pdeathsig", "KILL", "--", path] + arguments
        name = URL(fileURLWithPath: path).lastPathComponent
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        if let workingFolder { process.currentDirectoryURL = URL(fileURLWithPath: workingFolder) }
        process.standardInput =
            if let input { try FileHandle(forReadingFrom: URL(fileURLWithPath: folder.write("input", input))) } else {
                FileHandle.nullDevice
            }
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.write("output", "")))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.write("errors", "")))
        try SpawnThread.shared.run { try process.run() }
        self.folder = folder
        self.process = process
        processID = process.processIdentifier
    }

    deinit {
        if process.isRunning { Glibc.kill(processID, SIGKILL) }
    }

    /// Everything on standard output so far.
    public var output: String { text("output") }

    /// Everything on standard error so far.
    public var errors: String { text("errors") }

    public var isRunning: Bool { process.isRunning }

    public func send(signal: Int32) {
        if process.isRunning { Glibc.kill(processID, signal) }
    }

    /// Waits for the end: the exit status, or the signal that ended it as a negative number.
    public func exitStatus(seconds: Double = 60) async throws -> Int32 {
        try await waitUntil("the end of \(name)", seconds: seconds) {
            !isRunning
        }
        return process.terminationReason == .uncaughtSignal ? -process.terminationStatus : process.terminationStatus
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

    private func text(_ name: String) -> String {
        String(decoding: (try? Data(contentsOf: folder.url.appendingPathComponent(name))) ?? Data(), as: UTF8.self)
    }
}
