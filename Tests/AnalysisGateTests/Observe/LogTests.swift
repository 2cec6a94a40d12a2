import AnalysisGate
import Dispatch
import JSON
import Testing

@Suite("The log")
struct LogTests {
    /// Collects what a log writes.
    private final class Output: Sendable {
        let bytes = Locked<[UInt8]>([])

        var lines: [JSONValue] {
            get throws {
                try bytes.withLock { $0 }.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                    .dropLast().map { try JSONValue.parse(Array($0)) }
            }
        }
    }

    private func log(_ output: Output, minimum: LogSeverity = .info) -> Log {
        Log(
            minimum: minimum, version: "1.2.3", clock: { 1_795_212_503.123 },
            output: { bytes in output.bytes.withLock { $0 += bytes } })
    }

    @Test("a line has OpenTelemetry's names and what belongs to the rollout")
    func line() throws {
        let output = Output()
        let log = log(output)
        let key = RolloutKey(cluster: "", namespace: "ml-churn", name: "churn")
        log.warning(
            "source does not answer", LogContext(key, epoch: "e7", requestID: "r1"),
            ["source": "main", "attempts": 3, "seconds": 1.5, "final": false, "text": "\(2) of 3"])
        log.flush()
        let text = String(decoding: output.bytes.withLock { $0 }, as: UTF8.self)
        #expect(
            text == """
                {"timestamp":"2026-11-20T22:08:23.123Z","severity_text":"WARN","body":"source does not answer",\
                "service.name":"analysisgate","service.version":"1.2.3","attributes":{"request_id":"r1",\
                "namespace":"ml-churn","name":"churn","epoch":"e7","source":"main","attempts":3,"seconds":1.5,\
                "final":false,"text":"2 of 3"}}

                """)
    }

    @Test(
        "a text cannot begin a line or break the JSON", arguments: ["\n{}", "\r\n", "\"", "\\", "\u{0}", "\u{1b}[2J"])
    func injection(text: String) throws {
        let output = Output()
        let log = log(output)
        log.error(text, LogContext(namespace: text), ["key": .text(text)])
        log.flush()
        let lines = try output.lines
        #expect(lines.count == 1)
        #expect(lines[0]["body"] == .string(text))
        #expect(lines[0]["attributes"]?["namespace"] == .string(text))
        #expect(!output.bytes.withLock { $0 }.dropLast().contains { $0 < 0x20 })
    }

    @Test("lines below the minimum are left out")
    func minimum() throws {
        let output = Output()
        let log = log(output, minimum: .warning)
        log.debug("a")
        log.info("b")
        log.warning("c")
        log.error("d")
        log.flush()
        #expect(try output.lines.map { $0["severity_text"] } == [.string("WARN"), .string("ERROR")])
        #expect(log.writes(.error) && !log.writes(.info))
    }

    @Test("known secrets are replaced wherever they stand")
    func redaction() throws {
        let output = Output()
        let log = log(output)
        log.hide(["s3cret-token", "s3cret-token-two", "short"].map { Array($0.utf8) })
        log.info(
            "asked http://u:s3cret-token@p/ and s3cret-token-two!", LogContext(namespace: "s3cret-token"),
            ["header": "Bearer s3cret-token", "harmless": "s3cret-toke short"])
        log.flush()
        let line = try output.lines[0]
        #expect(line["body"] == .string("asked http://u:***@p/ and ***!"))
        #expect(line["attributes"]?["namespace"] == .string("***"))
        #expect(line["attributes"]?["header"] == .string("Bearer ***"))
        #expect(line["attributes"]?["harmless"] == .string("s3cret-toke short"))
    }

    @Test("long texts are cut between characters")
    func cut() throws {
        let output = Output()
        let log = log(output)
        log.info(
            String(repeating: "é", count: 5_000), LogContext(), ["x": .text("x" + String(repeating: "🚦", count: 999))])
        log.flush()
        let line = try output.lines[0]
        #expect(line["body"] == .string(String(repeating: "é", count: 1_024) + "…"))
        #expect(line["attributes"]?["x"] == .string("x" + String(repeating: "🚦", count: 511) + "…"))
    }

    @Test("a reader that does not read blocks nobody; what was dropped is counted and told")
    func blockedReader() throws {
        let output = Output()
        let gate = DispatchSemaphore(value: 0)
        let log = Log(
            version: "1", clock: { 1 },
            output: { bytes in
                gate.wait()
                gate.signal()
                output.bytes.withLock { $0 += bytes }
            })
        let text = String(repeating: "x", count: 1_000)
        let count = 2 * LogLimits.waitingBytes / 1_000
        for _ in 0..<count { log.info(text) }
        #expect(log.droppedLines > 0)
        gate.signal()
        log.flush(seconds: 60)
        let lines = try output.lines
        let told = lines.compactMap { $0["attributes"]?["count"] }
        #expect(told == [.number(Double(log.droppedLines))])
        #expect(lines.count == count - log.droppedLines + 1)
        log.info("goes on")
        log.flush(seconds: 60)
        #expect(try output.lines.last?["body"] == .string("goes on"))
    }
}
