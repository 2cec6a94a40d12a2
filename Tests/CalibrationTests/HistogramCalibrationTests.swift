import Foundation
import Metrics
import TestKit
import Testing

/// False alarms and speed of the histogram judge in simulated time: p95, 30 % allowed, log-normal latencies with a
/// median of 80 ms, 10 % canary, a look each minute.
@Suite struct HistogramCalibrationTests {
    private static let analysis: Analysis = {
        var check = Check(
            name: "latency", measure: .histogram(Selector(metric: "latency_seconds"), quantile: 0.95))
        check.worseThan = 1.3
        var analysis = Analysis(name: "simulated", source: "main", canary: [], baseline: [], checks: [check])
        analysis.timing.deadlineSeconds = 1e9
        return analysis
    }()

    private struct Rollout {
        var edges: [Double]
        var strata: [HistogramStratum] = []

        init(seed: Int, edges: [Double], requestsPerSecond: Double, slowdown: Double, minutes: Double) {
            self.edges = edges
            var random = SeededRandom(seed: UInt64(seed))
            let baseline = LatencyStream(edges: edges)
            let canary = LatencyStream(edges: edges, median: baseline.median * slowdown)
            var time = 0.0
            while time < minutes * 60 {
                let width = time < 600 ? 10.0 : 60
                strata.append(
                    HistogramStratum(
                        start: time, end: time + width,
                        canary: canary.draw(requests: requestsPerSecond * width * 0.1, from: &random),
                        baseline: baseline.draw(requests: requestsPerSecond * width * 0.9, from: &random)))
                time += width
            }
        }

        func verdict(at time: Double) -> Verdict {
            var counts = HistogramCounts()
            counts.edges = edges
            counts.canary.series = 1
            counts.baseline.series = 1
            let closed = strata.filter { $0.end <= time - 15 }
            counts.warmUp = closed.filter { $0.start < 60 }
            counts.strata = closed.filter { $0.start >= 60 }
            return Judge(HistogramCalibrationTests.analysis).verdict([.histogram(counts)], start: 0, end: time)
        }

        func firstMinute(_ state: Verdict.State, step: Int) -> Double {
            for minute in stride(from: step, through: strata.count, by: step) {
                guard Double(minute) * 60 <= (strata.last?.end ?? 0) + 60 else { break }
                if verdict(at: Double(minute) * 60).state == state { return Double(minute) }
            }
            return .infinity
        }
    }

    private static let layouts = ["common": LatencyStream.commonEdges, "fine": LatencyStream.fineEdges]

    @Test(arguments: ["common", "fine"])
    func equalVersionsAreRarelyFailedAndPass(_ layout: String) throws {
        let edges = try #require(Self.layouts[layout])
        let runs = CalibrationRuns.count(5, full: 300)
        var failed = 0
        var passes: [Double] = []
        for seed in 0..<runs {
            let rollout = Rollout(
                seed: 60_000 + seed, edges: edges, requestsPerSecond: 100, slowdown: 1, minutes: 240)
            let step = CalibrationRuns.isFull ? 1 : 20
            if rollout.firstMinute(.fail, step: step) < .infinity { failed += 1 }
            passes.append(rollout.firstMinute(.pass, step: CalibrationRuns.isFull ? 1 : 5))
        }
        CalibrationRuns.report(
            "latency \(layout) edges, equal 100/s, 4 h: failed \(failed) of \(runs), passed after "
                + "\(CalibrationRuns.quantile(passes, 0.5)) min in the median, "
                + "90 % \(CalibrationRuns.quantile(passes, 0.9)) (seeds from 60000)")
        #expect(failed * 100 <= runs * 2)
        #expect(CalibrationRuns.quantile(passes, 0.5) < 120)
    }

    @Test(arguments: [("common", 1.5, 20.0), ("common", 2, 10), ("fine", 2, 20)])
    func slowerVersionsAreStopped(_ layout: String, _ slowdown: Double, _ limit: Double) throws {
        let edges = try #require(Self.layouts[layout])
        let runs = CalibrationRuns.count(5, full: 200)
        let minutes = (0..<runs).map { seed in
            Rollout(seed: 70_000 + seed, edges: edges, requestsPerSecond: 100, slowdown: slowdown, minutes: 60)
                .firstMinute(.fail, step: 1)
        }
        CalibrationRuns.report(
            "latency \(layout) edges, \(slowdown)x 100/s: stopped after \(CalibrationRuns.quantile(minutes, 0.5)) min "
                + "in the median, 90 % \(CalibrationRuns.quantile(minutes, 0.9)) (\(runs) runs, seeds from 70000)")
        #expect(CalibrationRuns.quantile(minutes, 0.5) <= limit)
    }
}
