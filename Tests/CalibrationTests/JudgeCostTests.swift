import Foundation
import Metrics
import TestKit
import Testing

/// What one evaluation of ten checks over six hours costs; the figure is printed, not held against a limit.
@Suite struct JudgeCostTests {
    @Test func tenChecksOverSixHours() {
        let events = (0..<8).map { i in
            var check = Check(
                name: "errors\(i)",
                measure: .events(Selector(metric: "errors_total"), total: Selector(metric: "requests_total")))
            check.worseThan = 1.5
            check.ignoreBelow = 0.001
            return check
        }
        let histograms = (0..<2).map { i in
            var check = Check(
                name: "latency\(i)", measure: .histogram(Selector(metric: "latency_seconds"), quantile: 0.95))
            check.worseThan = 1.3
            return check
        }
        for (name, checks) in [
            ("ten events checks", events + events.prefix(2)), ("eight events, two histograms", events + histograms),
        ] {
            for ratio in [1.0, 1.4] {
                let data = checks.indices.map { i in
                    checks[i].name.hasPrefix("errors")
                        ? CheckData.events(Self.events(seed: i, ratio: ratio)) : .histogram(Self.latencies(seed: i))
                }
                let judge = Judge(
                    Analysis(name: "cost", source: "main", canary: [], baseline: [], checks: Array(checks)))
                let rounds = CalibrationRuns.count(2, full: 200)
                let before = ThreadClock.seconds()
                for _ in 0..<rounds { #expect(!judge.verdict(data, start: 0, end: 21_600).reason.isEmpty) }
                let milliseconds = (ThreadClock.seconds() - before) * 1000 / Double(rounds)
                CalibrationRuns.report("\(name), ratio \(ratio): \(milliseconds) ms CPU an evaluation")
            }
        }
    }

    private static func events(seed: Int, ratio: Double) -> EventCounts {
        var random = SeededRandom(seed: UInt64(seed))
        var rollout = SimulatedRollout(
            Analysis(name: "", source: "", canary: [], baseline: [], checks: []))
        rollout.run(
            EventStream(requestsPerSecond: 100, canaryShare: 0.1, baselineRate: 0.005, canaryRate: 0.005 * ratio),
            minutes: 360, from: &random)
        return rollout.counts(at: 21_615)
    }

    private static func latencies(seed: Int) -> HistogramCounts {
        var random = SeededRandom(seed: UInt64(seed))
        let stream = LatencyStream(edges: LatencyStream.commonEdges)
        var counts = HistogramCounts()
        counts.edges = stream.edges
        counts.canary.series = 1
        counts.baseline.series = 1
        var time = 0.0
        while time < 21_600 {
            let width = time < 600 ? 10.0 : 60
            counts.strata.append(
                HistogramStratum(
                    start: time, end: time + width, canary: stream.draw(requests: 10 * width, from: &random),
                    baseline: stream.draw(requests: 90 * width, from: &random)))
            time += width
        }
        return counts
    }
}
