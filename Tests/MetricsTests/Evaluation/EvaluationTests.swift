import Metrics
import Testing

@Suite struct EvaluationTests {
    /// Counters of both versions, sampled each 10 s: requests a second, and errors every so many requests.
    private static func source(
        seconds: Int, canaryErrorsEvery: Int, baselineErrorsEvery: Int, without missing: String = ""
    ) -> [Series] {
        var series: [Series] = []
        for (version, perSecond, every) in [("canary", 10, canaryErrorsEvery), ("stable", 90, baselineErrorsEvery)]
        where version != missing {
            let times = Array(stride(from: -60, through: seconds, by: 10))
            let labels = ["version": version, "pod": "\(version)-1"]
            let totals = times.map { (1_700_000_000 + Double($0), Double(($0 + 60) * perSecond)) }
            let errors = totals.map { ($0.0, ($0.1 / Double(every)).rounded(.down)) }
            series.append(.counter(labels.merging(["__name__": "requests_total", "status": "ok"]) { $1 }, totals))
            series.append(.counter(labels.merging(["__name__": "requests_total", "status": "error"]) { $1 }, errors))
        }
        return series
    }

    private let start = 1_700_000_000.0

    private func verdict(
        _ series: [Series], checks: [Check] = [Given.errors()], seconds: Double,
        memory: inout EvaluationMemory
    ) async -> Verdict {
        let client = PrometheusClient(transport: FakeSource(series))
        var analysis = Given.analysis(checks)
        analysis.timing.warmUpSeconds = 0
        return await Evaluation(client: client, timeoutSeconds: 4).verdict(
            on: analysis, window: CountsWindow(start: start, end: start + seconds), memory: &memory)
    }

    @Test func seriesBecomeAVerdict() async {
        var memory = EvaluationMemory()
        let bad = await verdict(
            Self.source(seconds: 1200, canaryErrorsEvery: 50, baselineErrorsEvery: 200), seconds: 1200, memory: &memory)
        #expect(bad.state == .fail, "\(bad.reason)")
        #expect(bad.findings[0].samplesCanary > 10_000)
        #expect(
            bad.findings[0].queries.contains("requests_total{version=~\"canary|stable\"}"), "\(bad.findings[0].queries)"
        )
        var other = EvaluationMemory()
        let good = await verdict(
            Self.source(seconds: 5400, canaryErrorsEvery: 200, baselineErrorsEvery: 200), seconds: 5400, memory: &other)
        #expect(good.state == .pass, "\(good.reason)")
    }

    @Test func memorySavesWorkAndChangesNothing() async {
        let series = Self.source(seconds: 3600, canaryErrorsEvery: 100, baselineErrorsEvery: 200)
        var kept = EvaluationMemory()
        for seconds in stride(from: 60.0, through: 3600, by: 60) {
            var fresh = EvaluationMemory()
            let again = await verdict(series, seconds: seconds, memory: &kept)
            #expect(await verdict(series, seconds: seconds, memory: &fresh) == again)
        }
    }

    @Test func eachCheckHasItsOwnAnswer() async {
        // The fake source knows range selectors only, so the query is refused in its words.
        var memory = EvaluationMemory()
        let checks = (0..<12).map { i in Given.errors { $0.name = "errors\(i)" } } + [Given.query()]
        let verdict = await verdict(
            Self.source(seconds: 600, canaryErrorsEvery: 200, baselineErrorsEvery: 200), checks: checks, seconds: 600,
            memory: &memory)
        #expect(verdict.findings.map(\.check) == checks.map(\.name))
        #expect(verdict.state == .inconclusive)
        #expect(!verdict.sourceAnswered)
        #expect(verdict.reason.hasPrefix("slo: the source cannot be reached: not understood"), "\(verdict.reason)")
        #expect(verdict.findings[11].state == .pending)
    }

    @Test func aQueryIsAskedAsItStandsAndNothingElse() async {
        let source = NumberSource()
        var analysis = Analysis(name: "slo", source: "main", canary: [], baseline: [], checks: [Given.query()])
        analysis.timing.bakeSeconds = 0
        var memory = EvaluationMemory()
        let verdict = await Evaluation(client: PrometheusClient(transport: source), timeoutSeconds: 4).verdict(
            on: analysis, window: CountsWindow(start: start, end: start + 60), memory: &memory)
        #expect(verdict.state == .pass, "\(verdict.reason)")
        #expect(verdict.hasData)
        #expect(await source.queries == ["up"])
    }

    @Test func rawSamplesAreNoNumber() async {
        var memory = EvaluationMemory()
        let check = Given.query { $0.measure = .query("requests_total[60s]") }
        let verdict = await verdict(
            Self.source(seconds: 600, canaryErrorsEvery: 200, baselineErrorsEvery: 200), checks: [check], seconds: 600,
            memory: &memory)
        #expect(verdict.state == .inconclusive)
        #expect(verdict.sourceAnswered)
        #expect(verdict.reason.hasPrefix("slo: the source answered no number"), "\(verdict.reason)")
    }

    @Test func aMissingSideIsNamedByItsSelector() async {
        var memory = EvaluationMemory()
        let verdict = await verdict(
            Self.source(seconds: 600, canaryErrorsEvery: 200, baselineErrorsEvery: 200, without: "canary"),
            seconds: 600,
            memory: &memory)
        #expect(verdict.state == .pending)
        #expect(verdict.canaryIsSilent)
        #expect(verdict.reason == "errors: no canary data: requests_total{version=\"canary\"} is empty")
    }

    @Test func aWindowOverridesTheStart() async {
        let series = Self.source(seconds: 3600, canaryErrorsEvery: 200, baselineErrorsEvery: 200)
        let client = PrometheusClient(transport: FakeSource(series))
        var analysis = Given.analysis([Given.errors()])
        analysis.timing.windowSeconds = 600
        var memory = EvaluationMemory()
        let verdict = await Evaluation(client: client, timeoutSeconds: 4).verdict(
            on: analysis, window: CountsWindow(start: start, end: start + 3600), memory: &memory)
        #expect(verdict.start == start + 3000)
        #expect(verdict.state == .pending)
        analysis.timing.deadlineSeconds = 3000
        let late = await Evaluation(client: client, timeoutSeconds: 4).verdict(
            on: analysis, window: CountsWindow(start: start, end: start + 3600), memory: &memory)
        #expect(late.state == .inconclusive)
        #expect(verdict.findings[0].samplesCanary < 600 * 11)
    }
}

/// Answers each query with one element of the value 0.5.
private actor NumberSource: QueryTransport {
    private(set) var queries: [String] = []

    func send(_ request: QueryRequest) async throws(TransportFailure) -> QueryAnswer {
        queries.append(request.parameters[0].value)
        let body = #"{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"0.5"]}]}}"#
        return QueryAnswer(status: 200, body: Array(body.utf8))
    }
}
