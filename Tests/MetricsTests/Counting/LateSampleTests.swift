import Metrics
import Testing

/// Samples that arrive after their stratum has closed: slow scrapes, remote write that catches up.
@Suite struct LateSampleTests {
    /// A series, some samples of which the source has only so many seconds after their time.
    private struct Delayed {
        var series: Series
        var lateness: [Double: Double] = [:]

        func seen(at time: Double) -> Series {
            var seen = Series(labels: series.labels)
            for (sampleTime, value) in zip(series.times, series.values)
            where sampleTime + (lateness[sampleTime] ?? 0) <= time {
                seen.times.append(sampleTime)
                seen.values.append(value)
            }
            return seen
        }
    }

    private let start = Fixture.start

    /// Looks each 20 s, with memory; at the end one without, as after a restart.
    private func looks(_ all: [Delayed], until seconds: Double) async throws -> (kept: EventCounts, anew: EventCounts) {
        var memory = CountsMemory()
        var earlier: [Stratum] = []
        var kept = EventCounts()
        for time in stride(from: start + 20, through: start + seconds, by: 20) {
            kept = try await events(all, at: time, &memory)
            #expect(Array(kept.strata.prefix(earlier.count)) == earlier, "a closed stratum has changed")
            earlier = kept.strata
        }
        var nothing = CountsMemory()
        return (kept, try await events(all, at: start + seconds, &nothing))
    }

    private func events(_ all: [Delayed], at time: Double, _ memory: inout CountsMemory) async throws -> EventCounts {
        let source = FakeSource(all.map { $0.seen(at: time) })
        return try await Fixture.reader(source).events(
            Fixture.errors, total: Fixture.total, sides: Fixture.sides, window: CountsWindow(start: start, end: time),
            memory: &memory)
    }

    private var steady: [Delayed] {
        [
            Delayed(series: Fixture.steady("canary", to: 900, perSample: 10)),
            Delayed(series: Fixture.steady("stable", to: 900, perSample: 90)),
        ]
    }

    @Test func aLateSampleIsCountedWithTheNextOne() async throws {
        var all = steady
        all[0].lateness = [start + 300: 40, start + 600: 40]
        let (kept, anew) = try await looks(all, until: 900)
        #expect(kept.sums.canary == anew.sums.canary)
        #expect(kept.sums.baseline == anew.sums.baseline)
        #expect(kept.strata != anew.strata, "only a source that tells when samples came could make these equal")
        #expect(kept.strata.map(\.end) == anew.strata.map(\.end))
    }

    @Test func theFirstSampleOfAPodMayBeLate() async throws {
        var late = Delayed(series: Fixture.steady("canary", pod: "new", from: 300, to: 900, perSample: 10))
        late.lateness = [start + 300: 40]
        let (kept, anew) = try await looks(steady + [late], until: 900)
        #expect(kept.sums.canary == anew.sums.canary)
        #expect(kept.canary == anew.canary)
    }

    @Test func theLastSampleBeforeARestartMayBeLate() async throws {
        var all = steady
        let last = all[0].series.times.firstIndex(of: start + 300) ?? 0
        for index in all[0].series.values.indices where index > last { all[0].series.values[index] -= 1300 }
        all[0].lateness = [start + 300: 40]
        let (kept, anew) = try await looks(all, until: 900)
        #expect(kept.sums.canary == anew.sums.canary)
        #expect(kept.canary.resets == 1)
    }

    @Test func unusableSamplesAreCountedOnce() async throws {
        var all = steady
        for index in all[0].series.values.indices where index % 5 == 0 { all[0].series.values[index] = .nan }
        all.append(Delayed(series: Fixture.steady("canary", pod: "broken", to: 900, perSample: .nan)))
        all[2].series.values = all[2].series.values.map { _ in .nan }
        let (kept, anew) = try await looks(all, until: 900)
        #expect(kept == anew)
    }
}
