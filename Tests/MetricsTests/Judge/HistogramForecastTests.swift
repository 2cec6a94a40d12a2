import Metrics
import TestKit
import Testing

/// Forecasts of the histogram judge on the way to a pass, with weight steps on it.
@Suite struct HistogramForecastTests {
    private static let analysis: Analysis = {
        var check = Check(name: "latency", measure: .histogram(Selector(metric: "latency_seconds"), quantile: 0.95))
        check.worseThan = 1.3
        var analysis = Given.analysis([check])
        analysis.timing.warmUpSeconds = 10
        analysis.timing.bakeSeconds = 20
        return analysis
    }()

    /// Ten minutes of equal versions, 500 requests/s, strata of 10 s; the canary's share grows at seconds 100 and 200.
    private static func strata(seed: UInt64, edges: [Double]) -> [HistogramStratum] {
        var random = SeededRandom(seed: seed)
        let stream = LatencyStream(edges: edges)
        return (0..<60).map { place in
            let share = place < 10 ? 0.1 : place < 20 ? 0.2 : 0.5
            return HistogramStratum(
                start: Double(place) * 10, end: Double(place + 1) * 10,
                canary: stream.draw(requests: 5000 * share, from: &random),
                baseline: stream.draw(requests: 5000 * (1 - share), from: &random))
        }
    }

    private static func verdict(at time: Double, _ strata: [HistogramStratum], edges: [Double]) -> Verdict {
        var counts = HistogramCounts()
        counts.edges = edges
        counts.canary.series = 1
        counts.baseline.series = 1
        counts.spacingSeconds = 5
        let closed = strata.filter { $0.end + 10 <= time }
        counts.closedUntil = closed.last?.end
        // A step shows with the first stratum after it.
        counts.weightSteps = [110, 210].filter { $0 <= closed.last?.end ?? 0 }
        let begins = [0] + counts.weightSteps
        for stratum in closed {
            let isWarmUp = begins.contains { $0 <= stratum.start && stratum.start < $0 + 10 || stratum.end == $0 }
            if isWarmUp { counts.warmUp.append(stratum) } else { counts.strata.append(stratum) }
        }
        return Judge(analysis).verdict([.histogram(counts)], start: 0, end: time)
    }

    @Test(arguments: ["common", "fine"], 1...6)
    func aPassIsNeverPrecededByNoEndInSight(_ layout: String, _ seed: UInt64) throws {
        let edges = layout == "common" ? LatencyStream.commonEdges : LatencyStream.fineEdges
        let strata = Self.strata(seed: seed, edges: edges)
        let looks = stride(from: 5.0, through: 600, by: 5).map {
            (time: $0, verdict: Self.verdict(at: $0, strata, edges: edges))
        }
        let passed = try #require(looks.first { $0.verdict.state == .pass }?.time)
        for (time, verdict) in looks where time < passed && verdict.hasData {
            #expect(verdict.minutesToVerdict < Verdict.unknownMinutes, "\(time) of \(passed): \(verdict.reason)")
            let open = (20 - time.truncatingRemainder(dividingBy: 10)).truncatingRemainder(dividingBy: 10)
            #expect(verdict.minutesToVerdict * 60 >= min(open, passed - time), "\(time): \(verdict.reason)")
        }
    }
}
