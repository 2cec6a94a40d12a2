import Metrics
import Testing

@Suite struct EventCountsTests {
    private let start = Fixture.start

    @Test func countsSteadySidesExactly() async throws {
        let counts = try await Fixture.read(
            [
                Fixture.steady("canary", to: 1200, perSample: 30),
                Fixture.steady("canary", "error", to: 1200, perSample: 3),
                Fixture.steady("stable", to: 1200, perSample: 300, offset: 7),
                Fixture.steady("stable", "error", to: 1200, perSample: 6, offset: 7),
            ], seconds: 1200)
        #expect(counts.spacingSeconds == 15)
        #expect(counts.warmUp.isEmpty)
        #expect(counts.weightSteps.isEmpty)
        // Fifteen-second strata for ten minutes, minutes after that; the last one is closed 15 s after its end.
        #expect(counts.strata.prefix(40).allSatisfy { $0.end - $0.start == 15 })
        #expect(counts.strata.dropFirst(40).allSatisfy { $0.end - $0.start == 60 })
        #expect(counts.strata.map(\.start).first == start)
        #expect(counts.closedUntil == start + 1140)
        #expect(counts.strata.count == 49)
        #expect(counts.strata[0].canary == SideCount(total: 33, events: 3))
        #expect(counts.strata[0].baseline == SideCount(total: 306, events: 6))
        #expect(counts.strata[45].canary == SideCount(total: 132, events: 12))
        #expect(counts.canary.series == 2)
        #expect(counts.canary.eventSeries == 1)
        #expect(counts.canary.targets == 1)
        #expect(counts.baseline.lastSample == start + 1132)
        #expect(counts.canary.resets == 0)
    }

    @Test func cutsTheLastStratumOfAPastWindowAtItsEnd() async throws {
        let series = [Fixture.steady("canary", to: 900, perSample: 1), Fixture.steady("stable", to: 900, perSample: 1)]
        let counts = try await Fixture.read(series, seconds: 640, seenAfter: 655)
        #expect(counts.closedUntil == start + 640)
        #expect(counts.strata.last?.start == start + 600)
        #expect(counts.sums.canary.total == 42)
        let early = try await Fixture.read(series, seconds: 640, seenAfter: 654)
        #expect(early.closedUntil == start + 600)
        #expect(early.strata == counts.strata.dropLast())
    }

    @Test func closesOneSecondSamplesTwoSecondsAfterTheEnd() async throws {
        let series = [
            Fixture.steady("canary", from: 1, to: 60, every: 1, perSample: 1000),
            Fixture.steady("stable", from: 1, to: 60, every: 1, perSample: 1000),
        ]
        #expect(try await Fixture.read(series, seconds: 11.9).closedUntil == nil)
        let counts = try await Fixture.read(series, seconds: 12)
        #expect(counts.spacingSeconds == 1)
        #expect(counts.closedUntil == start + 10)
        // The first sample of an unknown target is where counting begins.
        #expect(counts.strata == [stratum(0, 10, 9000, 0, 9000, 0)])
    }

    @Test func countsARestart() async throws {
        let counts = try await Fixture.read(
            [
                .counter(
                    Fixture.labels("canary"), points([(-10, 100), (5, 110), (20, 4), (35, 9), (50, 9), (65, 12)])),
                Fixture.steady("stable", to: 100, perSample: 1),
            ], seconds: 60, seenAfter: 100)
        #expect(counts.sums.canary.total == 10 + 4 + 5)
        #expect(counts.canary.resets == 1)
    }

    @Test func countsANewSeriesOfAKnownTargetFromZero() async throws {
        let counts = try await Fixture.read(
            [
                Fixture.steady("canary", to: 100, perSample: 10),
                .counter(Fixture.labels("canary", "error"), points([(30, 9), (45, 11), (60, 11)])),
                Fixture.steady("stable", to: 100, perSample: 1),
            ], seconds: 60, seenAfter: 100)
        #expect(counts.sums.canary == SideCount(total: 40 + 11, events: 11))
        #expect(counts.canary.births == 1)
    }

    @Test func takesTheFirstSampleOfANewPodAsItsBase() async throws {
        let counts = try await Fixture.read(
            [
                Fixture.steady("canary", pod: "old", to: 100, perSample: 10),
                .counter(Fixture.labels("canary", pod: "new"), points([(30, 500), (45, 510), (60, 520)])),
                .counter(Fixture.labels("canary", "error", pod: "new"), points([(30, 7), (45, 8), (60, 8)])),
                // Its first "timeout" comes later than its first sample: that one is a birth.
                .counter(Fixture.labels("canary", "timeout", pod: "new"), points([(45, 2), (60, 5)])),
                Fixture.steady("stable", to: 100, perSample: 1),
            ], seconds: 60, seenAfter: 100)
        #expect(counts.sums.canary == SideCount(total: 40 + 20 + 1 + 5, events: 1))
        #expect(counts.canary.births == 1)
        #expect(counts.canary.targets == 2)
    }

    @Test func doesNotCountRelabelledCountersAnew() async throws {
        var old = Fixture.labels("stable")
        old["zone"] = "a"
        let counts = try await Fixture.read(
            [
                .counter(old, points([(-15, 1_000_000), (0, 1_000_010), (15, 1_000_020)])),
                .counter(Fixture.labels("stable"), points([(30, 1_000_030), (45, 1_000_040)])),
                .counter(Fixture.labels("stable", "error"), points([(30, 5_000), (45, 5_001)])),
                Fixture.steady("canary", to: 100, perSample: 1),
            ], seconds: 60, seenAfter: 100)
        #expect(counts.sums.baseline == SideCount(total: 10 + 10 + 1, events: 1))
    }

    @Test func aPodThatChangesSidesStartsAnewThere() async throws {
        let counts = try await Fixture.read(
            [
                Fixture.steady("stable", pod: "s", to: 100, perSample: 1),
                .counter(Fixture.labels("canary", pod: "x"), points([(-15, 5_000), (0, 5_010), (15, 5_020)])),
                .counter(Fixture.labels("stable", pod: "x"), points([(30, 5_030), (45, 5_040)])),
            ], seconds: 60, seenAfter: 100)
        #expect(counts.sums.canary.total == 10)
        #expect(counts.sums.baseline.total == 4 + 10)
    }

    @Test func aVanishedPodCountsUpToItsLastSample() async throws {
        let counts = try await Fixture.read(
            [
                Fixture.steady("canary", pod: "gone", to: 32, perSample: 10),
                Fixture.steady("canary", pod: "stays", to: 200, perSample: 1),
                Fixture.steady("stable", to: 200, perSample: 1),
            ], seconds: 120, seenAfter: 200)
        #expect(counts.sums.canary.total == 20 + 8)
    }

    @Test func aGapIsCountedWhereSamplesComeBack() async throws {
        let counts = try await Fixture.read(
            [
                .counter(Fixture.labels("canary"), points([(-15, 0), (0, 5), (15, 10), (90, 70), (105, 75)])),
                Fixture.steady("stable", to: 200, perSample: 1),
            ], seconds: 120, seenAfter: 200)
        #expect(counts.sums.canary.total == 70)
        #expect(counts.strata.filter { $0.canary.total == 60 }.map(\.end) == [start + 90])
        #expect(counts.canary.resets == 0)
    }

    @Test func leavesOutWhatIsNoNumber() async throws {
        let counts = try await Fixture.read(
            [
                .counter(
                    Fixture.labels("canary"),
                    points([(-15, 0), (0, 5), (15, .nan), (30, 15), (45, .infinity), (60, -1), (75, 30)])),
                Fixture.steady("stable", to: 200, perSample: 1),
            ], seconds: 120, seenAfter: 200)
        #expect(counts.sums.canary.total == 25)
        #expect(counts.canary.unusableSamples == 3)
        #expect(counts.canary.resets == 0)
    }

    @Test func takesEventsAndTotalFromTheSameMoments() async throws {
        // The errors are sampled a fifth of a second after the total.
        let separate = Selector(metric: "errors_total")
        var labels = Fixture.labels("canary", "error")
        labels["__name__"] = "errors_total"
        let late = (-20...8).map { (start + Double($0) * 15 + 14.95, Double($0) * 2 + 100) }
        var memory = CountsMemory()
        let both = try await Fixture.reader(
            FakeSource([
                Fixture.steady("canary", to: 200, perSample: 10, offset: 14.75), .counter(labels, late),
                Fixture.steady("stable", to: 200, perSample: 1),
            ])
        ).events(
            separate, total: Fixture.total, sides: Fixture.sides,
            window: CountsWindow(start: start, end: start + 60, seenAt: start + 200), memory: &memory)
        // The total has moments 14.75, 29.75, 44.75, 59.75; the errors up to each are those up to 44.95.
        #expect(both.sums.canary == SideCount(total: 40, events: 8))
        #expect(both.strata.map(\.canary.events) == [2, 2, 2, 2])
    }

    @Test func noEventSeriesMeansNoBadEvents() async throws {
        let counts = try await Fixture.read(
            [
                Fixture.steady("canary", to: 200, perSample: 10), Fixture.steady("stable", to: 200, perSample: 10),
                Fixture.steady("stable", "error", to: 200, perSample: 1),
            ], seconds: 60, seenAfter: 200)
        #expect(counts.sums.canary == SideCount(total: 40, events: 0))
        #expect(counts.canary.eventSeries == 0)
        #expect(counts.sums.baseline == SideCount(total: 44, events: 4))
    }

    @Test func noDataAtAll() async throws {
        let counts = try await Fixture.read([], seconds: 600, seenAfter: 700)
        #expect(counts.canary == SideData())
        #expect(counts.canary.isSilent(for: 60, before: start + 600))
        #expect(counts.sums.canary.total == 0)
        #expect(counts.spacingSeconds == nil)
    }

    @Test func sidesMayBeSampledUnequally() async throws {
        let counts = try await Fixture.read(
            [
                Fixture.steady("canary", to: 700, every: 5, perSample: 1),
                Fixture.steady("stable", to: 700, every: 30, perSample: 60, offset: 3),
            ], seconds: 600, seenAfter: 700)
        #expect(counts.sums.canary.total == 120)
        #expect(counts.sums.baseline.total == 1200)
        #expect(counts.weightSteps.isEmpty)
    }

    @Test func refusesSenselessWindows() async {
        for end in [start - 1, start + 40 * 86_400, .nan] {
            await #expect(throws: SourceProblem.self) {
                var memory = CountsMemory()
                _ = try await Fixture.reader(FakeSource([])).events(
                    Fixture.errors, total: Fixture.total, sides: Fixture.sides,
                    window: CountsWindow(start: start, end: end), memory: &memory)
            }
        }
    }

    /// The first hook of an epoch asks about a window that begins with it.
    @Test func countsNothingInAnEmptyWindow() async throws {
        let counts = try await Fixture.read([Fixture.steady("canary", to: 60, perSample: 30)], seconds: 0)
        #expect(counts.strata.isEmpty)
        #expect(counts.warmUp.isEmpty)
        #expect(counts.closedUntil == nil)
    }

    private func points(_ points: [(Double, Double)]) -> [(Double, Double)] {
        points.map { (start + $0.0, $0.1) }
    }

    private func stratum(
        _ from: Double, _ to: Double, _ canary: Double, _ canaryEvents: Double, _ baseline: Double,
        _ baselineEvents: Double
    ) -> Stratum {
        Stratum(
            start: start + from, end: start + to, canary: SideCount(total: canary, events: canaryEvents),
            baseline: SideCount(total: baseline, events: baselineEvents))
    }
}

extension EventCountsTests {
    @Test func requestsThatNoStratumHoldsYetAreSeen() async throws {
        let series = [
            Fixture.steady("canary", from: -30, to: 600, every: 5, perSample: 10),
            Fixture.steady("stable", from: -30, to: 600, every: 5, perSample: 0),
        ]
        let early = try await Fixture.read(series, seconds: 12)
        #expect(early.strata.isEmpty)
        #expect(early.canary.hasOpenRequests && early.canary.series == 1)
        #expect(!early.baseline.hasOpenRequests && early.baseline.series == 1)
        let later = try await Fixture.read(series, seconds: 60)
        #expect(!later.strata.isEmpty && !later.canary.hasOpenRequests)
        // What came before the start is not of this rollout.
        let idle = Fixture.steady("canary", from: -30, to: 0, every: 5, perSample: 10)
        #expect(try await Fixture.read([idle], seconds: 12).canary.hasOpenRequests == false)
    }
}
