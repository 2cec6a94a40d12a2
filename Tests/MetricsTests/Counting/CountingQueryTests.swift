import Metrics
import Testing

@Suite struct CountingQueryTests {
    @Test func asksForBothSidesAndRolesAtOnce() async throws {
        let source = FakeSource([])
        try await ask(source, Fixture.errors, Fixture.total, Fixture.sides)
        #expect(await source.queries == [#"requests_total{app="churn",version=~"canary|stable"}[360s]"#])
        #expect(await source.requests[0].parameters[1].value == "1800000060")
    }

    @Test func sidesThatDifferOtherwiseAreAskedAtTheSameTime() async throws {
        let source = FakeSource([])
        let sides = Sides(
            canary: [LabelMatcher("version", .equal, "canary")],
            baseline: [LabelMatcher("version", .notEqual, "canary")])
        try await ask(source, Fixture.errors, Fixture.total, sides)
        #expect(
            await source.queries == [
                #"requests_total{version="canary"}[360s]"#, #"requests_total{version!="canary"}[360s]"#,
            ])
        #expect(Set(await source.requests.map { $0.parameters[1].value }) == ["1800000060"])
    }

    @Test func eventsOfAnotherMetricOrByRegularExpressionAreAskedApart() async throws {
        let source = FakeSource([])
        let failed = Selector(metric: "requests_total", matchers: [LabelMatcher("code", .matches, "5..")])
        try await ask(source, failed, Fixture.total, Fixture.sides)
        #expect(
            await source.queries == [
                #"requests_total{app="churn",version=~"canary|stable"}[360s]"#,
                #"requests_total{code=~"5..",app="churn",version=~"canary|stable"}[360s]"#,
            ])
    }

    @Test func valuesAreQuotedInTheJoinedExpression() async throws {
        let source = FakeSource([])
        let sides = Sides(
            canary: [LabelMatcher("app", .equal, "a.b")], baseline: [LabelMatcher("app", .equal, "a.b-primary")])
        try await ask(source, Fixture.total, Fixture.total, sides)
        #expect(await source.queries == [#"requests_total{app=~"a\\.b|a\\.b-primary"}[360s]"#])
    }

    /// Joining asks for more than either side has: what belongs to none is left out.
    @Test func mixturesOfBothSidesBelongToNone() async throws {
        let start = Fixture.start
        func series(_ app: String, _ version: String, _ perSample: Double) -> Series {
            .counter(
                ["__name__": "requests_total", "app": app, "version": version, "pod": app + version],
                (-20...8).map { (start + Double($0) * 15, Double($0 + 20) * perSample) })
        }
        let sides = Sides(
            canary: [LabelMatcher("app", .equal, "new"), LabelMatcher("version", .equal, "v2")],
            baseline: [LabelMatcher("version", .equal, "v1"), LabelMatcher("app", .equal, "old")])
        var memory = CountsMemory()
        let source = FakeSource([
            series("new", "v2", 1), series("old", "v1", 10), series("new", "v1", 100), series("old", "v2", 1000),
        ])
        let counts = try await Fixture.reader(source).events(
            Fixture.errors, total: Fixture.total, sides: sides,
            window: CountsWindow(start: start, end: start + 60, seenAt: start + 100), memory: &memory)
        #expect(counts.sums.canary.total == 4)
        #expect(counts.sums.baseline.total == 40)
        #expect(await source.requests.count == 1)
    }

    @Test func longWindowsAreFetchedInStretches() async throws {
        let source = FakeSource([
            Fixture.steady("canary", to: 7300, perSample: 1), Fixture.steady("stable", to: 7300, perSample: 1),
        ])
        var memory = CountsMemory()
        let counts = try await Fixture.reader(source).events(
            Fixture.errors, total: Fixture.total, sides: Fixture.sides,
            window: CountsWindow(start: Fixture.start, end: Fixture.start + 7200), memory: &memory)
        #expect(counts.sums.canary.total == 476)
        #expect(await source.requests.count == 5)
        #expect(await source.queries.allSatisfy { !$0.hasSuffix("[1801s]") })
    }

    @Test func aTooLargeAnswerIsAskedForInShorterStretches() async throws {
        let series = [
            Fixture.steady("canary", to: 7300, perSample: 1), Fixture.steady("stable", to: 7300, perSample: 1),
        ]
        let window = CountsWindow(start: Fixture.start, end: Fixture.start + 7200)
        var memory = CountsMemory()
        let whole = try await Fixture.reader(FakeSource(series)).events(
            Fixture.errors, total: Fixture.total, sides: Fixture.sides, window: window, memory: &memory)
        memory = CountsMemory()
        let source = FakeSource(series, maximumBytes: 4000)
        let halved = try await Fixture.reader(source).events(
            Fixture.errors, total: Fixture.total, sides: Fixture.sides, window: window, memory: &memory)
        #expect(halved == whole)
        #expect(await source.requests.count > 8)
        memory = CountsMemory()
        await #expect(throws: SourceProblem.transport(.tooLarge(limitBytes: 100))) {
            var memory = CountsMemory()
            _ = try await Fixture.reader(FakeSource(series, maximumBytes: 100)).events(
                Fixture.errors, total: Fixture.total, sides: Fixture.sides, window: window, memory: &memory)
        }
    }

    private func ask(_ source: FakeSource, _ events: Selector, _ total: Selector, _ sides: Sides) async throws {
        var memory = CountsMemory()
        _ = try await Fixture.reader(source).events(
            events, total: total, sides: sides,
            window: CountsWindow(start: Fixture.start, end: Fixture.start + 60), memory: &memory)
    }
}
