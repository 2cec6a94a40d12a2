import Metrics
import Testing

/// The rules that hold for every kind of check, whatever the statistics say.
@Suite struct JudgeRulesTests {
    private static let latency: Check = {
        var check = Check(name: "latency", measure: .histogram(Selector(metric: "latency_seconds"), quantile: 0.95))
        check.worseThan = 1.3
        return check
    }()
    private let equal = CheckData.events(Given.counts(Given.minutes(60, canary: (3, 600), baseline: (27, 5400))))
    private let worse = CheckData.events(Given.counts(Given.minutes(60, canary: (9, 600), baseline: (27, 5400))))

    private func verdict(
        _ checks: [Check], _ data: [CheckData], end: Double = 3600, _ change: (inout Analysis) -> Void = { _ in }
    ) -> Verdict {
        Judge(Given.analysis(checks, change)).verdict(data, start: 0, end: end)
    }

    /// Kinds of nothing: no series, empty answers, NaN.
    private static var blind: [(String, Check, CheckData)] {
        var notANumber = EventCounts()
        notANumber.canary.unusableSamples = 40
        notANumber.baseline.series = 1
        var found = HistogramCounts()
        found.canary.series = 12
        found.baseline.series = 12
        return [
            ("no series", Given.errors(), .events(EventCounts())),
            ("only NaN", Given.errors(), .events(notANumber)),
            ("no histogram", latency, .histogram(HistogramCounts())),
            ("a histogram not counted yet", latency, .histogram(found)),
            ("an empty answer", Given.query(), .numbers([], query: "up")),
            ("NaN", Given.query(), .numbers([.nan], query: "up")),
        ]
    }

    @Test(arguments: Analysis.OnDeadline.allCases)
    func withoutDataNothingIsDecided(_ onDeadline: Analysis.OnDeadline) {
        for (name, check, data) in Self.blind {
            for (end, state) in [(7199.0, Verdict.State.pending), (7200, .inconclusive)] {
                let verdict = verdict([check], [data], end: end) { $0.onDeadline = onDeadline }
                #expect(verdict.state == state, "\(name) at \(end): \(verdict.reason)")
                #expect(!verdict.hasData, "\(name)")
                #expect(verdict.canaryIsSilent && verdict.sourceAnswered, "\(name)")
                #expect(verdict.minutesToVerdict == Verdict.unknownMinutes, "\(name)")
                #expect(verdict.findings[0].state == state, "\(name)")
            }
        }
    }

    @Test func aHistogramThatIsNotCountedYetIsWaitedFor() {
        var counts = HistogramCounts()
        counts.canary.series = 12
        counts.baseline.series = 12
        let first = verdict([Self.latency], [.histogram(counts)], end: 5)
        #expect(first.reason == "latency: no canary requests yet in latency_seconds{version=\"canary\"}")
        counts.strata = [HistogramStratum(start: 0, end: 10, canary: [0], baseline: [0])]
        #expect(verdict([Self.latency], [.histogram(counts)], end: 25).state == .pending)
    }

    @Test func requestsInAnOpenStratumAreNoSilence() {
        var counts = EventCounts()
        counts.canary.series = 1
        counts.canary.hasOpenRequests = true
        counts.baseline.series = 1
        let verdict = verdict([Given.errors()], [.events(counts)], end: 10)
        #expect(verdict.state == .pending)
        #expect(!verdict.canaryIsSilent && !verdict.hasData)
        #expect(verdict.reason == "errors: no canary requests counted yet: the first stratum has not closed")
    }

    @Test func anAnswerToAnotherQuestionIsAnAnswer() {
        var noEdge = HistogramCounts()
        noEdge.canary.series = 1
        noEdge.baseline.series = 1
        noEdge.strata = [HistogramStratum(start: 0, end: 60, canary: [600], baseline: [5400])]
        for (check, data) in [
            (Given.query(), CheckData.numbers([1, 2], query: "up")),
            (Given.query(), .unfit("answered no number", queries: ["up"])), (Self.latency, .histogram(noEdge)),
        ] {
            let verdict = verdict([check], [data], end: 120)
            #expect(verdict.state == .inconclusive)
            #expect(verdict.sourceAnswered, "\(verdict.reason)")
            #expect(!verdict.canaryIsSilent && !verdict.hasData)
        }
    }

    @Test func aMissingHistogramIsNamedAlsoInTheFirstMinute() {
        var counts = HistogramCounts()
        counts.edges = [0.1]
        counts.baseline.series = 12
        counts.strata = [HistogramStratum(start: 0, end: 10, canary: [0, 0], baseline: [90, 10])]
        let verdict = verdict([Self.latency], [.histogram(counts)], end: 25)
        #expect(verdict.reason == "latency: no canary data: latency_seconds{version=\"canary\"} is empty")
    }

    @Test func seriesOfNaNAreNoEmptySelector() {
        let (_, check, data) = Self.blind[1]
        let reason = verdict([check], [data]).reason
        #expect(reason == "errors: no canary data: requests_total{version=\"canary\"} holds no number")
    }

    @Test func theDeadlineCountsTheCanarysTrafficAlone() {
        let waiting = Given.minutes(200, canary: (0, 0), baseline: (27, 5400))
        func state(_ minutes: Int) -> Verdict.State {
            let seen = Given.minutes(minutes, canary: (0.01, 6), baseline: (0.1, 54), from: 12_000)
            return verdict(
                [Given.errors()], [.events(Given.counts(waiting + seen))], end: 12_000 + Double(minutes) * 60
            ).state
        }
        #expect(state(119) == .pending)
        #expect(state(120) == .inconclusive)
    }

    @Test(arguments: Analysis.OnDeadline.allCases)
    func aWorseSignalHoldsAndNeverFails(_ onDeadline: Analysis.OnDeadline) {
        let signal = Given.errors {
            $0.role = .signal
            $0.critical = true
        }
        for (deadline, state) in [(3601.0, Verdict.State.pending), (3600, .inconclusive)] {
            let verdict = verdict([Given.errors(), signal], [equal, worse]) {
                $0.onDeadline = onDeadline
                $0.timing.deadlineSeconds = deadline
            }
            #expect(verdict.state == state)
            #expect(verdict.findings[1].state == state)
            #expect(!verdict.isCertain && !verdict.findings[1].isCertain)
        }
        let limit = Given.query { $0.role = .signal }
        #expect(verdict([Given.errors(), limit], [equal, .numbers([2], query: "up")]).state == .pending)
    }

    @Test func aWorseGoalIsReportedAndDecidesNothing() {
        let goal = Given.errors {
            $0.role = .goal
            $0.critical = true
        }
        let verdict = verdict([goal, Given.errors()], [worse, equal])
        #expect(verdict.state == .pass)
        #expect(verdict.deciding == 1)
        #expect(!verdict.isCertain && !verdict.pointsToHarm)
        #expect(verdict.findings[0].state == .fail)
        #expect(self.verdict([goal, Given.errors()], [.events(EventCounts()), equal]).hasData)
    }

    @Test func aProvenFailureGivesTheOthersMoreRoom() {
        // Enough at 5 % alone, too little at 5 % shared by two.
        let weak = CheckData.events(Given.counts(Given.minutes(5, canary: (7.6, 600), baseline: (27, 5400))))
        let quiet = CheckData.events(Given.counts(Given.minutes(5, canary: (3, 600), baseline: (27, 5400))))
        let checks = [Given.errors(), Given.errors { $0.name = "timeouts" }]
        func states(_ other: CheckData) -> [Verdict.State] {
            verdict(checks, [weak, other], end: 300).findings.map(\.state)
        }
        #expect(states(quiet) == [.pending, .pending])
        #expect(states(worse) == [.fail, .fail])
    }

    @Test func limitsAloneNeedNeitherBaselineNorMatchers() {
        let checks = [Given.query(), Given.query { $0.name = "second" }]
        var analysis = Analysis(name: "slo", source: "main", canary: [], baseline: [], checks: checks)
        analysis.timing.bakeSeconds = 0
        let judge = Judge(analysis)
        let data = [0.5, 0.9].map { CheckData.numbers([$0], query: "up") }
        #expect(judge.verdict(data, start: 0, end: 60).state == .pass)
        // No share of the false alarms is used up: two broken limits fail like one.
        #expect(judge.verdict([data[0], .numbers([1.1], query: "up")], start: 0, end: 60).state == .fail)
    }

    @Test func aHistogramsSmallDifferenceNeverFails() {
        func counts(_ slow: Double) -> CheckData {
            var counts = HistogramCounts()
            counts.edges = [0.1, 0.25]
            counts.canary.series = 1
            counts.baseline.series = 1
            counts.strata = (0..<60).map {
                HistogramStratum(
                    start: Double($0) * 60, end: Double($0 + 1) * 60, canary: [600 - slow, slow, 0],
                    baseline: [5300, 100, 0])
            }
            return .histogram(counts)
        }
        #expect(verdict([Self.latency], [counts(200)]).state == .fail)
        var ignoring = Self.latency
        ignoring.ignoreBelow = 0.25
        let verdict = verdict([ignoring], [counts(200)])
        #expect(verdict.state == .pass, "\(verdict.reason)")
        #expect(!verdict.pointsToHarm)
    }
}
