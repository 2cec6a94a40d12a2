import Foundation
import JSON
import TestKit
import Testing

@Suite("Verdicts from exact samples")
struct VerdictTests {
    private func analyze(
        _ source: String, app: String, start: Double, end: Double
    ) async throws -> (status: Int32, output: String, errors: String) {
        let folder = try TemporaryFolder()
        let text = GateYAML.text(source: source).replacing("{port}", with: "8080")
        let file = try folder.write("gate.yaml", text)
        return try await GateProcess.run([
            "analyze", "churn", "--config", file, "--output", "json", "--set", "target=\(app)",
            "--set", "start=\(start)", "--set", "end=\(end)",
        ])
    }

    /// The answer without what may differ from call to call.
    private func lasting(_ text: String) -> String {
        text.replacing(/"(id|reportUrl|[A-Za-z]*(Time|At|Seconds))":("[^"]*"|[-+.eE0-9]+)/, with: "")
    }

    @Test("at 1,000 requests a second, equal errors pass and three times as many fail for certain within 30 s")
    func withinHalfAMinute() async throws {
        let prometheus = try await PrometheusServer()
        let base = (Date().timeIntervalSince1970 - 600).rounded(.down)
        // Wherever in a minute the rollout begins.
        for (number, offset) in [0, 3.25, 7, 9.5, 21, 29.999].enumerated() {
            let start = base + offset
            for (name, errors) in [("equal", 0.05), ("worse", 0.15)] {
                let app = "\(name)-\(number)"
                try await prometheus.write(
                    ModelTraffic(app: app, start: start.rounded(.down), seconds: 60, canaryErrors: errors).series)
                let outcome = try await analyze(prometheus.url, app: app, start: start, end: start + 30)
                let verdict = try JSONValue.parse(Array(outcome.output.utf8))
                #expect(outcome.status == (name == "equal" ? 0 : 1), "\(app): \(outcome)")
                #expect(verdict["verdict"]?.stringValue == (name == "equal" ? "pass" : "fail"), "\(app)")
                // Certain: ten times the evidence that 5 % of false alarms allow for.
                if name == "worse" { #expect((verdict["pValue"]?.numberValue ?? 1) <= 0.005, "\(app)") }
            }
        }
        try await prometheus.stop()
    }

    @Test("the same window has the same verdict to the byte, over a restart of Prometheus and at any later time")
    func sameBytes() async throws {
        let prometheus = try await PrometheusServer()
        let now = Date().timeIntervalSince1970.rounded(.down)
        try await prometheus.write(
            ModelTraffic(app: "podinfo", start: now - 60, seconds: 120, canaryErrors: 0.06).series)
        // Windows that end now, at the last sample so far, and in the past.
        var first: [String] = []
        let ends = [now, now - 3, now - 30]
        for end in ends {
            first.append(try await analyze(prometheus.url, app: "podinfo", start: now - 55, end: end).output)
        }
        #expect(first.allSatisfy { $0.contains(#""hasData":true"#) }, "\(first)")
        try await prometheus.stop()
        let again = try await PrometheusServer(folder: prometheus.dataFolder)
        // Until every stratum of the windows has closed.
        try await waitUntil("twenty seconds to pass") { Date().timeIntervalSince1970 > now + 20 }
        for (end, before) in zip(ends, first) {
            let outcome = try await analyze(again.url, app: "podinfo", start: now - 55, end: end)
            #expect(lasting(outcome.output) == lasting(before), "window until \(end - now)")
        }
        try await again.stop()
    }

    @Test("a stored verdict stays as it was given, to the byte")
    func storedVerdict() async throws {
        let gate = try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource))
        #expect(try await gate.post("/flagger/rollout", HookBody().text).status == 200)
        let list = try await gate.document("/v1/verdicts?namespace=test&name=podinfo")
        let id = try #require(list["verdicts"]?[0]?["id"]?.stringValue)
        let before = try await gate.ask("GET", "/v1/verdicts/\(id)")
        try await gate.child.kill()
        let again = try await RunningGate(
            configuration: GateYAML.text(source: GateYAML.downSource), folder: gate.folder)
        let after = try await again.ask("GET", "/v1/verdicts/\(id)")
        #expect(before.status == 200 && after.body == before.body)
        #expect(try await again.child.stop() == 0)
    }
}
