import Foundation

/// A real Prometheus on a free port with a data folder of its own.
public final class PrometheusServer: Sendable {
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    public let port: Int
    private let child: ChildProcess
    private let folder: TemporaryFolder

    /// Starts the server and waits until it answers queries.
    ///
    /// - Parameters:
    ///   - configuration: `prometheus.yml`; scrapes nothing where none is given.
    ///   - openMetrics: Samples with timestamps that stand in its blocks from the start, in OpenMetrics form with
    ///     `# EOF` at the end.
    ///   - arguments: Beyond those for the port, the folder and remote write.
    ///   - folder: Give the folder of an earlier server to start on its data again.
    ///   - port: Give the port of an earlier server to be found where it was.
    public init(
        configuration: String = "global: {}\n", openMetrics: String? = nil, arguments: [String] = [],
        folder: TemporaryFolder? = nil, port: Int? = nil
    ) async throws {
        let folder = try folder ?? TemporaryFolder()
        let data = folder.path("data")
        if let openMetrics {
            let file = try folder.write("samples.txt", openMetrics)
            let outcome = try await ChildProcess.run(
                Self.program("promtool"), ["tsdb", "create-blocks-from", "openmetrics", file, data])
            guard outcome.status == 0 else { throw Failure(description: "promtool: \(outcome.errors)") }
        }
        let file = try folder.write("prometheus.yml", configuration)
        let port = try port ?? Socket.freePort()
        let child = try ChildProcess(
            Self.program("prometheus"),
            [
                "--config.file=\(file)", "--storage.tsdb.path=\(data)", "--web.listen-address=127.0.0.1:\(port)",
                "--web.enable-remote-write-receiver", "--web.enable-admin-api", "--log.level=warn",
                "--storage.tsdb.retention.time=3650d",
            ] + arguments)
        self.folder = folder
        self.port = port
        self.child = child
        try await waitUntil("Prometheus on port \(port)") {
            guard child.isRunning else { throw Failure(description: "prometheus ended at once: \(child.errors)") }
            return (try? await RawConnection.ask(port: port, "GET", "/-/ready").status) == 200
        }
    }

    public var url: String { "http://127.0.0.1:\(port)" }

    /// The folder with its data; outlives the server as long as it is held.
    public var dataFolder: TemporaryFolder { folder }

    /// Puts samples in by remote write; they can be queried when this returns.
    ///
    /// Prometheus takes samples of the last hour before its newest one, each series in the order of time.
    public func write(_ series: [WrittenSeries]) async throws {
        // Some 20,000 samples a message, whatever the number of series.
        var batch: [WrittenSeries] = []
        var count = 0
        for one in series {
            for start in stride(from: 0, to: one.samples.count, by: 20_000) {
                var part = one
                part.samples = Array(one.samples[start..<min(start + 20_000, one.samples.count)])
                batch.append(part)
                count += part.samples.count
                if count >= 20_000 {
                    try await send(batch)
                    (batch, count) = ([], 0)
                }
            }
        }
        if !batch.isEmpty { try await send(batch) }
    }

    /// The answer's text to one instant query.
    public func query(_ expression: String, time: Double? = nil) async throws -> String {
        var form = "query=" + Self.encoded(expression)
        if let time { form += "&time=\(time)" }
        let answer = try await RawConnection.ask(
            port: port, "POST", "/api/v1/query", headers: ["Content-Type: application/x-www-form-urlencoded"],
            body: form)
        guard answer.status == 200 else { throw Failure(description: "query \(expression): \(answer.text)") }
        return answer.text
    }

    /// Stops the server and leaves its data.
    public func stop() async throws {
        try await child.stop()
    }

    private func send(_ series: [WrittenSeries]) async throws {
        let body = RemoteWrite.body(series)
        let connection = try await RawConnection.open(port: port)
        let head = [
            "POST /api/v1/write HTTP/1.1", "Host: 127.0.0.1", "Content-Encoding: snappy",
            "Content-Type: application/x-protobuf", "X-Prometheus-Remote-Write-Version: 0.1.0",
            "Connection: close", "Content-Length: \(body.count)",
        ]
        try await connection.send(Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
        guard let answer = try await connection.receive(), answer.status == 204 else {
            throw Failure(description: "remote write was refused")
        }
    }

    private static func program(_ name: String) throws -> String {
        let path = "/usr/bin/\(name)"
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw Failure(description: "\(path) is missing; `make test` installs it (Debian package prometheus)")
        }
        return path
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
