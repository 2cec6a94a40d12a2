import Foundation
import Metrics

/// CPU time of a whole evaluation of ten checks without the source's: decoding, counting and judging, at the end of a
/// rollout of six hours.
enum EvaluationReport {
    private static let hours = 6.0

    static func run() async throws {
        let source = RolloutSource()
        let evaluation = Evaluation(client: PrometheusClient(transport: source), timeoutSeconds: 1)
        let end = hours * 3600
        // The first pass makes the answers, the others are measured.
        var known = EvaluationMemory()
        _ = try await look(evaluation, end, &known)
        var later: [Double] = []
        var first: [Double] = []
        var minutes: [Double] = []
        for round in 0..<6 {
            var memory = known
            for minute in 1...10 {
                let time = end + Double(minute) * 60
                let cost = try await milliseconds { try await look(evaluation, time, &memory) }
                if round > 0 { minutes.append(cost) }
            }
            if round > 0 { later.append(median(minutes.suffix(10))) }
        }
        let made = await source.madeCount
        for _ in 0..<5 {
            var memory = EvaluationMemory()
            first.append(try await milliseconds { try await look(evaluation, end, &memory) })
        }
        guard await source.madeCount == made else { throw BenchmarkError(message: "answers were made anew") }
        print(
            "evaluation, ten checks (two of histograms), ten pods at 15 s, after 6 h: look of a minute",
            "\(median(minutes)) ms (rounds \(later)), first look after a restart \(median(first)) ms of CPU")
    }

    private static func look(
        _ evaluation: Evaluation, _ seconds: Double, _ memory: inout EvaluationMemory
    ) async throws {
        let window = CountsWindow(
            start: RolloutSource.start, end: RolloutSource.start + seconds, warmUpSeconds: 60)
        let verdict = await evaluation.verdict(on: analysis, window: window, memory: &memory)
        guard verdict.state == .pass, verdict.findings.allSatisfy(\.hasData) else {
            throw BenchmarkError(message: verdict.reason)
        }
    }

    private static let analysis: Analysis = {
        var checks: [Check] = []
        for kind in 0..<8 {
            let total = Selector(metric: "requests\(kind)_total")
            let errors = Selector(metric: total.metric, matchers: [LabelMatcher("status", .equal, "error")])
            var check = Check(name: "errors\(kind)", measure: .events(errors, total: total))
            check.worseThan = 1.5
            check.ignoreBelow = 0.01
            checks.append(check)
        }
        for kind in 0..<2 {
            var check = Check(
                name: "latency\(kind)",
                measure: .histogram(Selector(metric: "latency\(kind)_seconds"), quantile: 0.95))
            check.worseThan = 1.3
            checks.append(check)
        }
        var analysis = Analysis(
            name: "churn", source: "main", canary: [LabelMatcher("version", .equal, "canary")],
            baseline: [LabelMatcher("version", .equal, "stable")], checks: checks)
        analysis.timing.deadlineSeconds = 1e9
        return analysis
    }()

    private static func milliseconds(_ body: () async throws -> Void) async throws -> Double {
        let begin = clock()
        try await body()
        return Double(clock() - begin) / Double(CLOCKS_PER_SEC) * 1000
    }

    private static func median(_ values: [Double]) -> Double {
        (values.sorted()[values.count / 2] * 100).rounded() / 100
    }
}
