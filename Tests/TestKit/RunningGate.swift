import Foundation

/// A running `analysisgate serve` with a configuration and a store of its own.
public final class RunningGate: Sendable {
    public let child: ChildProcess
    public let port: Int
    /// Holds `gate.yaml` and the store.
    public let folder: TemporaryFolder

    /// Starts the service and waits until it answers.
    ///
    /// - Parameters:
    ///   - configuration: `gate.yaml` without `server.listen`'s port: `{port}` in it becomes a free one.
    ///   - folder: Give the folder of an earlier run to start on its store again.
    public init(
        configuration: String, folder: TemporaryFolder? = nil, environment: [String: String] = [:]
    ) async throws {
        let folder = try folder ?? TemporaryFolder()
        let port = try Socket.freePort()
        let file = try folder.write(
            "gate.yaml", configuration.replacingOccurrences(of: "{port}", with: "\(port)"))
        let child = try ChildProcess(
            GateProcess.program, ["serve", "--config", file], environment: environment, workingFolder: folder.path)
        self.folder = folder
        self.port = port
        self.child = child
        try await waitUntil("analysisgate on port \(port)") {
            guard child.isRunning else {
                throw GateProcess.NotBuilt(description: "analysisgate ended at once: \(child.errors)")
            }
            return (try? await RawConnection.ask(port: port, "GET", "/livez").status) == 200
        }
    }

    /// Sends one request and gives the answer.
    public func ask(
        _ method: String, _ target: String, headers: [String] = [], body: String? = nil
    ) async throws -> RawAnswer {
        try await RawConnection.ask(port: port, method, target, headers: headers, body: body)
    }
}
