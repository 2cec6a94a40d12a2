import Metrics
import Testing

/// Many looks that remember, one look that does not: the same strata to the last bit.
@Suite struct ReplayTests {
    @Test(arguments: 0..<8)
    func looksAtRandomTimesEndWhereOneLookEnds(seed: UInt64) async throws {
        var generator = SeededGenerator(seed)
        let series = Self.series(&generator)
        let source = FakeSource(series)
        let start = Fixture.start + Double.random(in: 0...20, using: &generator)
        let warmUp = [0.0, 45, 60][Int.random(in: 0..<3, using: &generator)]
        var memory = CountsMemory()
        var end = start
        var earlier: [Stratum] = []
        for _ in 0..<12 {
            end += Double.random(in: 1...800, using: &generator)
            let window = CountsWindow(start: start, end: end, warmUpSeconds: warmUp)
            let look = try await events(source, window, &memory)
            var nothing = CountsMemory()
            let whole = try await events(source, window, &nothing)
            #expect(look == whole)
            // What has closed does not change.
            #expect(Array(look.strata.prefix(earlier.count)) == earlier)
            earlier = look.strata
        }
        #expect(!earlier.isEmpty)
    }

    @Test func anotherQuestionDoesNotUseTheMemory() async throws {
        let source = FakeSource([
            Fixture.steady("canary", to: 700, perSample: 1), Fixture.steady("stable", to: 700, perSample: 2),
        ])
        var memory = CountsMemory()
        let start = Fixture.start
        _ = try await events(source, CountsWindow(start: start, end: start + 600), &memory)
        for window in [
            CountsWindow(start: start + 60, end: start + 600), CountsWindow(start: start, end: start + 300),
            CountsWindow(start: start, end: start + 600, warmUpSeconds: 60),
        ] {
            var nothing = CountsMemory()
            #expect(try await events(source, window, &memory) == events(source, window, &nothing))
        }
    }

    @Test func aLaterLookAsksOnlyForWhatIsNew() async throws {
        let source = FakeSource([
            Fixture.steady("canary", to: 4000, perSample: 1), Fixture.steady("stable", to: 4000, perSample: 2),
        ])
        var memory = CountsMemory()
        let start = Fixture.start
        _ = try await events(source, CountsWindow(start: start, end: start + 3600), &memory)
        _ = try await events(source, CountsWindow(start: start, end: start + 3660), &memory)
        #expect(await source.queries.last?.hasSuffix("[180s]") == true)
    }

    private func events(
        _ source: FakeSource, _ window: CountsWindow, _ memory: inout CountsMemory
    ) async throws -> EventCounts {
        try await Fixture.reader(source).events(
            Fixture.errors, total: Fixture.total, sides: Fixture.sides, window: window, memory: &memory)
    }

    /// Pods that come, restart and go, fractions, NaN, gaps and a change of weight.
    private static func series(_ generator: inout SeededGenerator) -> [Series] {
        var all: [Series] = []
        let spacing = [1.0, 5, 15, 30, 60][Int.random(in: 0..<5, using: &generator)]
        for pod in 0..<6 {
            let first = Fixture.start + Double.random(in: -600...600, using: &generator)
            let last = first + Double.random(in: 300...9000, using: &generator)
            for status in ["ok", "error", "timeout"] {
                let delay = status == "ok" ? 0 : Double.random(in: 0...500, using: &generator)
                let samples = samples(
                    from: first + (delay / spacing).rounded() * spacing, to: last, every: spacing, &generator)
                let version = pod < 3 ? "canary" : "stable"
                all.append(.counter(Fixture.labels(version, status, pod: "\(pod)"), samples))
            }
        }
        return all
    }

    private static func samples(
        from first: Double, to last: Double, every spacing: Double, _ generator: inout SeededGenerator
    ) -> [(Double, Double)] {
        var samples: [(Double, Double)] = []
        var value = Double.random(in: 0...100, using: &generator)
        var time = first
        while time < last {
            let step = time > Fixture.start + 2000 ? 9.0 : 3.0
            value += (Double.random(in: 0...step, using: &generator) * 10).rounded() / 10
            switch Int.random(in: 0..<200, using: &generator) {
            case 0: value = Double(Int.random(in: 0...5, using: &generator))
            case 1: samples.append((time, .nan))
            case 2: time += 300
            default: samples.append((time, value))
            }
            time += spacing
        }
        return samples
    }
}
