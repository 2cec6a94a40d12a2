import Foundation
import Metrics
import TestKit
import Testing

@Suite struct HistogramJudgeTests {
    private static let selector = Selector(metric: "latency_seconds")

    private func check(_ change: (inout Check) -> Void = { _ in }) -> Check {
        var check = Check(name: "latency", measure: .histogram(Self.selector, quantile: 0.95))
        check.worseThan = 1.3
        change(&check)
        return check
    }

    /// So many minutes of 6000 requests, a tenth of them the canary's, whose latencies are `slowdown` times longer.
    private func counts(edges: [Double], minutes: Int, slowdown: Double, seed: UInt64 = 1) -> HistogramCounts {
        var random = SeededRandom(seed: seed)
        let baseline = LatencyStream(edges: edges)
        let canary = LatencyStream(edges: edges, median: baseline.median * slowdown)
        var counts = HistogramCounts()
        counts.edges = edges
        counts.canary.series = 1
        counts.baseline.series = 1
        counts.strata = (0..<minutes).map { minute in
            HistogramStratum(
                start: Double(minute) * 60, end: Double(minute + 1) * 60,
                canary: canary.draw(requests: 600, from: &random),
                baseline: baseline.draw(requests: 5400, from: &random))
        }
        return counts
    }

    private func verdict(_ counts: HistogramCounts, check: Check) -> Verdict {
        Judge(Given.analysis([check])).verdict([.histogram(counts)], start: 0, end: counts.strata.last?.end ?? 0)
    }

    @Test func coarseEdgesFailByTheShareOfSlowRequests() {
        let verdict = verdict(counts(edges: LatencyStream.commonEdges, minutes: 15, slowdown: 1.5), check: check())
        #expect(verdict.state == .fail)
        #expect(verdict.isCertain)
        #expect(verdict.reason.contains("share of slow requests (over 250ms)"), "\(verdict.reason)")
        #expect(verdict.reason.contains("uncalibrated"))
        #expect(verdict.reason.count <= 200)
        #expect(verdict.findings[0].limit == 1.5)
    }

    @Test func edgesAreChosenWhereTheSeriesBegin() {
        var late = counts(edges: LatencyStream.fineEdges, minutes: 60, slowdown: 1)
        for index in 0..<40 {
            late.strata[index].canary = late.strata[index].canary.map { _ in 0 }
            late.strata[index].baseline = late.strata[index].baseline.map { _ in 0 }
        }
        let verdict = verdict(late, check: check())
        #expect(verdict.state == .pass, "\(verdict.reason)")
    }

    @Test func coarseEdgesCanPass() {
        let verdict = verdict(counts(edges: LatencyStream.commonEdges, minutes: 60, slowdown: 1), check: check())
        #expect(verdict.state == .pass, "\(verdict.reason)")
        #expect(verdict.reason.contains("share of slow requests"))
    }

    @Test func fineEdgesFailByTheQuantile() {
        let verdict = verdict(counts(edges: LatencyStream.fineEdges, minutes: 30, slowdown: 2), check: check())
        #expect(verdict.state == .fail, "\(verdict.reason)")
        #expect(verdict.reason.contains("p95 canary 4"), "\(verdict.reason)")
        #expect(verdict.reason.contains("limit 1.3x"))
        #expect(abs(verdict.findings[0].effect - 2) < 0.2)
    }

    @Test func fineEdgesPassASlightSlowdown() {
        let counts = counts(edges: LatencyStream.fineEdges, minutes: 90, slowdown: 1.08)
        let verdict = verdict(counts, check: check())
        #expect(verdict.findings[0].pValue < 0.05)
        #expect(verdict.state == .pass, "\(verdict.reason)")
        #expect(verdict.reason.contains("proven under 1.3x"))
        #expect(!verdict.pointsToHarm)
    }

    @Test func aDifferenceBelowWhatMattersPasses() {
        let ignoring = check { $0.ignoreBelow = 2.5 }
        let verdict = verdict(counts(edges: LatencyStream.commonEdges, minutes: 30, slowdown: 2), check: ignoring)
        #expect(verdict.state == .pass, "\(verdict.reason)")
        #expect(verdict.reason.contains("proven under the ignored 2.5s"), "\(verdict.reason)")
    }

    @Test func aFixedLimitOnTheQuantile() {
        let limited = check {
            $0.worseThan = nil
            $0.max = 0.25
        }
        let slow = verdict(counts(edges: LatencyStream.commonEdges, minutes: 20, slowdown: 2), check: limited)
        #expect(slow.state == .fail, "\(slow.reason)")
        #expect(slow.reason.contains("too slow, limit 250ms"), "\(slow.reason)")
        let quick = verdict(counts(edges: LatencyStream.commonEdges, minutes: 20, slowdown: 0.8), check: limited)
        #expect(quick.state == .pass, "\(quick.reason)")
        #expect(quick.reason.contains("proven under 250ms"), "\(quick.reason)")
    }

    @Test func theFirstMinuteOnlyChoosesTheEdges() {
        let verdict = verdict(counts(edges: LatencyStream.commonEdges, minutes: 1, slowdown: 3), check: check())
        #expect(verdict.state == .pending)
        #expect(!verdict.hasData)
        #expect(verdict.reason.contains("choose the edges"), "\(verdict.reason)")
    }

    @Test func seriesWithoutACommonEdgeCannotBeSeen() {
        var counts = counts(edges: LatencyStream.commonEdges, minutes: 10, slowdown: 1)
        counts.edges = []
        counts.strata = counts.strata.map {
            HistogramStratum(start: $0.start, end: $0.end, canary: [600], baseline: [5400])
        }
        #expect(verdict(counts, check: check()).state == .inconclusive)
    }
}
