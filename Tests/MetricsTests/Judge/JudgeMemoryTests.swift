import Metrics
import TestKit
import Testing

/// Looks that go on from earlier ones say what a look without memory says, to the last bit.
@Suite struct JudgeMemoryTests {
    private static let analysis: Analysis = {
        var latency = Check(name: "latency", measure: .histogram(Selector(metric: "latency_seconds"), quantile: 0.95))
        latency.worseThan = 1.3
        var analysis = Given.analysis([Given.errors(), latency])
        analysis.timing.deadlineSeconds = 1e9
        return analysis
    }()

    /// Two hours, minute by minute, with a weight step each half hour.
    private static func data(minutes: Int, seed: UInt64, errorShare: Double) -> [CheckData] {
        var random = SeededRandom(seed: seed)
        var events = EventCounts()
        var latencies = HistogramCounts()
        let stream = LatencyStream(edges: LatencyStream.commonEdges)
        latencies.edges = stream.edges
        for side in [\EventCounts.canary, \.baseline] { events[keyPath: side].series = 1 }
        for side in [\HistogramCounts.canary, \.baseline] { latencies[keyPath: side].series = 1 }
        for minute in 0..<minutes {
            let start = Double(minute) * 60
            let requests = 600 * Double(1 + minute / 30)
            let canary = SideCount(total: requests, events: random.poisson(requests * errorShare))
            let baseline = SideCount(total: 5400, events: random.poisson(5400 * errorShare))
            events.strata.append(Stratum(start: start, end: start + 60, canary: canary, baseline: baseline))
            latencies.strata.append(
                HistogramStratum(
                    start: start, end: start + 60, canary: stream.draw(requests: requests, from: &random),
                    baseline: stream.draw(requests: 5400, from: &random)))
            if minute > 0, minute % 30 == 0 {
                events.weightSteps.append(start)
                latencies.weightSteps.append(start)
            }
        }
        events.closedUntil = Double(minutes) * 60
        latencies.closedUntil = events.closedUntil
        return [.events(events), .histogram(latencies)]
    }

    /// Half of the requests are events now and then, so that what is compared changes sides.
    @Test(arguments: [0.005, 0.5])
    func goingOnChangesNothing(_ errorShare: Double) {
        var memory = JudgeMemory()
        let judge = Judge(Self.analysis)
        for minutes in 1...120 {
            let data = Self.data(minutes: minutes, seed: 7, errorShare: errorShare)
            let end = Double(minutes) * 60
            let kept = judge.verdict(data, start: 0, end: end, waitingSince: nil, memory: &memory)
            #expect(kept == judge.verdict(data, start: 0, end: end), "minute \(minutes)")
        }
    }

    @Test func otherCountsAreTestedAnew() {
        var memory = JudgeMemory()
        let judge = Judge(Self.analysis)
        for (minutes, seed) in [(60, 1), (61, 2), (30, 2), (31, 2), (90, 3)] as [(Int, UInt64)] {
            let data = Self.data(minutes: minutes, seed: seed, errorShare: 0.01)
            let end = Double(minutes) * 60
            let kept = judge.verdict(data, start: 0, end: end, waitingSince: nil, memory: &memory)
            #expect(kept == judge.verdict(data, start: 0, end: end), "minute \(minutes), seed \(seed)")
        }
    }
}
