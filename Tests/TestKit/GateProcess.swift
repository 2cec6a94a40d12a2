import Foundation

/// The built program, run as a user would run it.
public enum GateProcess {
    public struct NotBuilt: Error, CustomStringConvertible {
        public let description: String
    }

    /// The program that was built together with the running tests.
    public static var program: String {
        get throws {
            let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            let file = bundle.deletingLastPathComponent().appendingPathComponent("analysisgate").path
            guard FileManager.default.isExecutableFile(atPath: file) else {
                throw NotBuilt(description: "\(file) does not exist: build the whole package before its tests")
            }
            return file
        }
    }

    /// Runs one command to its end.
    public static func run(
        _ arguments: [String], environment: [String: String] = [:], workingFolder: String? = nil
    ) async throws -> (status: Int32, output: String, errors: String) {
        try await ChildProcess.run(
            program, arguments, environment: environment, workingFolder: workingFolder)
    }
}
