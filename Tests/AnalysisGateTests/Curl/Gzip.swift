import Foundation
import TestKit

/// Compresses through the system's `gzip`, so that the client meets another hand's output.
enum Gzip {
    static func compress(_ bytes: [UInt8]) async throws -> [UInt8] {
        let folder = try TemporaryFolder()
        let file = folder.path("data")
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        _ = try await ChildProcess.run("gzip", [file])
        return Array(try Data(contentsOf: URL(fileURLWithPath: file + ".gz")))
    }
}
