import AnalysisGate
import Foundation
import Glibc
import Testing

@Suite("Many idle connections")
struct IdleConnectionsTests {
    private static let connections = 10_000

    /// The callers are another process, so that one descriptor a connection is enough here.
    @Test(
        .enabled(
            if: DescriptorLimit.raise() >= connections + 200,
            "the hard limit of open files (ulimit -Hn) is below 10,200"))
    func tenThousandAreHeldInLittleMemory() async throws {
        let server = HTTPServer(handler: EchoHandler(), loops: 2)
        let address = try server.start(on: [try #require(ListenAddress("127.0.0.1:0"))])[0]
        let port = try #require(address.port)
        let before = try Self.residentBytes()

        let callers = Process()
        callers.executableURL = URL(fileURLWithPath: "/bin/bash")
        callers.arguments = [
            "-c",
            """
            ulimit -n $(ulimit -Hn)
            for ((i = 0; i < \(Self.connections); i++)); do exec {fd}<>/dev/tcp/127.0.0.1/\(port) || exit 1; done
            read line
            """,
        ]
        let hold = Pipe()
        callers.standardInput = hold
        try callers.run()
        defer { kill(callers.processIdentifier, SIGKILL) }

        try await until { server.connectionCount == Self.connections || !callers.isRunning }
        #expect(server.connectionCount == Self.connections)
        let growth = try Self.residentBytes() - before
        print("10,000 idle connections: resident memory grew by \(growth / 1_048_576) MiB")
        // A sanitizer's own bookkeeping is many times as large as what it watches.
        let environment = ProcessInfo.processInfo.environment
        let isSanitized = environment["ASAN_OPTIONS"] != nil || environment["TSAN_OPTIONS"] != nil
        #expect(growth < 150 * 1_048_576 || isSanitized)

        let status = try await onThread { try RawClient(address).readAnswer().status }
        #expect(status == 503)

        // Not by closing the pipe, whose other end a program that another test has started may hold open, and not by
        // SIGTERM, which is blocked in what a thread of the runtime starts.
        kill(callers.processIdentifier, SIGKILL)
        try await until { server.connectionCount == 0 }
        let again = try await onThread {
            let client = try RawClient(address)
            try client.send("GET /now HTTP/1.1\r\nHost: a\r\n\r\n")
            return try client.readAnswer().status
        }
        #expect(again == 200)
        await server.drain(seconds: 0)
    }

    private static func residentBytes() throws -> Int {
        let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")[1]
        return (Int(pages) ?? 0) * 4_096
    }
}
