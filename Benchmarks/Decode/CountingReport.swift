import Foundation
import Metrics

/// CPU time of counting one check: the first look at two hours, and a later one that remembers.
enum CountingReport {
    static func run() async throws {
        let source = GeneratedSource()
        let reader = CountsReader(client: PrometheusClient(transport: source), timeoutSeconds: 1)
        var first: [Double] = []
        var later: [Double] = []
        for _ in 0..<9 {
            var memory = CountsMemory()
            first.append(try await milliseconds { try await look(reader, seconds: 7200, &memory) })
            later.append(try await milliseconds { try await look(reader, seconds: 7260, &memory) })
        }
        print(
            "counting, 60 series at 15 s: first look at 2 h \(median(first)) ms,",
            "later look \(median(later)) ms of CPU,",
            "making of the answers included (\(await source.makingMilliseconds()) ms for 2 h)")
    }

    private static func look(_ reader: CountsReader, seconds: Double, _ memory: inout CountsMemory) async throws {
        let counts = try await reader.events(
            Selector(metric: "requests_total", matchers: [LabelMatcher("status", .equal, "error")]),
            total: Selector(metric: "requests_total"),
            sides: Sides(
                canary: [LabelMatcher("version", .equal, "canary")],
                baseline: [LabelMatcher("version", .equal, "stable")]),
            window: CountsWindow(start: GeneratedSource.start, end: GeneratedSource.start + seconds), memory: &memory)
        guard counts.strata.count > 100 else { throw BenchmarkError(message: "strata are missing") }
    }

    private static func milliseconds(_ body: () async throws -> Void) async throws -> Double {
        let begin = clock()
        try await body()
        return Double(clock() - begin) / Double(CLOCKS_PER_SEC) * 1000
    }

    private static func median(_ values: [Double]) -> Double {
        (values.sorted()[values.count / 2] * 100).rounded() / 100
    }
}

/// Answers range selectors over 20 pods of three series each, from text made beforehand.
private actor GeneratedSource: QueryTransport {
    static let start = 1_800_000_000.0
    private let heads: [[UInt8]]
    private let samples: [[UInt8]]

    init() {
        var heads: [[UInt8]] = []
        for pod in 0..<20 {
            for status in ["ok", "error", "timeout"] {
                let version = pod < 10 ? "canary" : "stable"
                heads.append(
                    Array(
                        (#"{"metric":{"__name__":"requests_total","app":"churn","pod":"churn-7d9c6b5f4-\#(pod)","#
                            + #""status":"\#(status)","version":"\#(version)"},"values":["#).utf8))
            }
        }
        self.heads = heads
        samples = (-20...600).map { Array("[\(Self.start + Double($0) * 15),\"\(($0 + 20) * 37)\"]".utf8) }
    }

    func send(_ request: QueryRequest) async throws(TransportFailure) -> QueryAnswer {
        let time = Double(request.parameters[1].value) ?? 0
        let text = request.parameters[0].value
        let length = Double(text.split(separator: "[").last?.dropLast(2) ?? "") ?? 0
        return QueryAnswer(status: 200, body: answer(time - length, time))
    }

    func makingMilliseconds() -> Double {
        let begin = clock()
        for step in 0..<4 { _ = answer(Self.start + Double(step) * 1800, Self.start + Double(step + 1) * 1800) }
        return (Double(clock() - begin) / Double(CLOCKS_PER_SEC) * 1e5).rounded() / 100
    }

    private func answer(_ after: Double, _ upTo: Double) -> [UInt8] {
        let first = Int(((after - Self.start) / 15).rounded(.down)) + 21
        let last = Int(((upTo - Self.start) / 15).rounded(.down)) + 20
        var body = Array(#"{"status":"success","data":{"resultType":"matrix","result":["#.utf8)
        guard first <= last else { return body + Array("]}}".utf8) }
        for (index, head) in heads.enumerated() {
            if index > 0 { body.append(0x2C) }
            body += head
            for (place, sample) in samples[max(0, first)...min(last, samples.count - 1)].enumerated() {
                if place > 0 { body.append(0x2C) }
                body += sample
            }
            body += Array("]}".utf8)
        }
        return body + Array("]}}".utf8)
    }
}
