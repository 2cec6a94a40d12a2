import Foundation
import JSON
import Metrics
import Testing

/// Several checks together: roles, shared false alarms, sources that do not answer.
@Suite struct DecisionTests {
    private let equal = CheckData.events(
        Given.counts(Given.minutes(60, canary: (3, 600), baseline: (27, 5400))))
    private let worse = CheckData.events(
        Given.counts(Given.minutes(60, canary: (9, 600), baseline: (27, 5400))))
    private let unanswered = CheckData.unanswered("did not answer within 4 s", queries: ["q"])

    private func verdict(
        _ checks: [Check], _ data: [CheckData], _ change: (inout Analysis) -> Void = { _ in }
    ) -> Verdict {
        Judge(Given.analysis(checks, change)).verdict(data, start: 0, end: 3600)
    }

    @Test func oneWorseGuardrailFailsTheRollout() {
        let verdict = verdict([Given.errors(), Given.errors { $0.name = "timeouts" }], [equal, worse])
        #expect(verdict.state == .fail)
        #expect(verdict.deciding == 1)
        #expect(verdict.reason.hasPrefix("timeouts: "))
        #expect(verdict.findings[0].state == .pass)
    }

    @Test func aSignalHoldsAndNeverFails() {
        let verdict = verdict([Given.errors(), Given.errors { $0.role = .signal }], [equal, worse])
        #expect(verdict.state == .pending)
        #expect(verdict.pointsToHarm)
        #expect(!verdict.isCertain)
        #expect(verdict.reason.contains("worse"), "\(verdict.reason)")
        let late = self.verdict(
            [Given.errors(), Given.errors { $0.role = .signal }], [equal, worse], { $0.timing.deadlineSeconds = 3600 })
        #expect(late.state == .inconclusive)
    }

    @Test func aGoalIsOnlyReported() {
        let verdict = verdict([Given.errors(), Given.errors { $0.role = .goal }], [equal, worse])
        #expect(verdict.state == .pass)
        #expect(verdict.findings[1].state == .fail)
        #expect(!verdict.pointsToHarm)
        let unseen = self.verdict([Given.errors(), Given.errors { $0.role = .goal }], [equal, unanswered])
        #expect(unseen.state == .pass)
        #expect(unseen.sourceAnswered)
    }

    @Test func withoutGuardrailNothingPasses() {
        #expect(verdict([Given.errors { $0.role = .signal }], [equal]).state == .pending)
    }

    @Test func aSilentSourceIsInconclusiveInItsOwnWords() {
        let verdict = verdict([Given.errors(), Given.errors()], [equal, unanswered])
        #expect(verdict.state == .inconclusive)
        #expect(!verdict.sourceAnswered)
        #expect(verdict.reason == "errors: the source did not answer within 4 s")
        #expect(!verdict.canaryIsSilent)
    }

    @Test func aProvenFailureStandsAlthoughAnotherQueryWasNotAnswered() {
        #expect(verdict([Given.errors(), Given.errors()], [worse, unanswered]).state == .fail)
    }

    @Test func moreGuardrailsNeedMoreEvidence() {
        // Enough for one check alone, not for one of ten.
        let weak = CheckData.events(Given.counts(Given.minutes(5, canary: (8, 600), baseline: (27, 5400))))
        let alone = Judge(Given.analysis([Given.errors()])).verdict([weak], start: 0, end: 300)
        #expect(alone.state == .fail)
        #expect(!alone.isCertain)
        let quiet = CheckData.events(Given.counts(Given.minutes(5, canary: (3, 600), baseline: (27, 5400))))
        let checks = (0..<10).map { i in Given.errors { $0.name = "errors\(i)" } }
        let many = Judge(Given.analysis(checks)).verdict(
            [weak] + Array(repeating: quiet, count: 9), start: 0, end: 300)
        #expect(many.state == .pending)
        #expect(many.pointsToHarm)
    }

    @Test func aFailedCriticalCheckIsCertain() {
        let weak = CheckData.events(Given.counts(Given.minutes(5, canary: (8, 600), baseline: (27, 5400))))
        let verdict = Judge(Given.analysis([Given.errors { $0.critical = true }])).verdict([weak], start: 0, end: 300)
        #expect(verdict.state == .fail)
        #expect(verdict.isCertain)
    }

    @Test func queriesAreHeldAgainstFixedLimits() {
        func state(_ numbers: [Double], _ change: @escaping (inout Check) -> Void = { _ in }) -> Verdict {
            verdict([Given.query(change)], [.numbers(numbers, query: "up")])
        }
        #expect(state([0.5]).state == .pass)
        let high = state([1.5])
        #expect(high.state == .fail)
        #expect(!high.isCertain)
        #expect(high.reason == "slo: canary 1.5, too high, limit max 1")
        #expect(state([0.5]) { $0.min = 0.6 }.state == .fail)
        #expect(state([1.5]) { $0.critical = true }.isCertain)
        #expect(state([]).state == .pending)
        #expect(state([]).reason == "slo: no canary data: up is empty")
        #expect(state([.nan]).state == .pending)
        #expect(!state([.nan]).hasData)
        #expect(state([0.5, 0.6]).state == .inconclusive)
        #expect(state([0.5, 0.6]).sourceAnswered)
        #expect(state([0.5, 0.6]).reason.contains("2 elements"))
        #expect(state([.infinity]).state == .fail)
    }

    @Test func theVerdictObjectHasEveryKeyAndNoNull() throws {
        let verdicts = [
            verdict([Given.errors()], [worse]), verdict([Given.errors()], [unanswered]),
            verdict([Given.query()], [.numbers([], query: "up")]),
            verdict([Given.query()], [.numbers([1], query: "up")]),
        ]
        let keys = [
            "pass", "fail", "verdict", "score", "reason", "canary", "baseline", "delta", "hasData", "samplesCanary",
            "samplesBaseline", "pValue", "effect", "minutesToVerdict", "id", "reportUrl", "checks",
        ]
        let parts =
            ["name", "role", "statistic", "interval", "limit"]
            + keys.filter { !["id", "reportUrl", "minutesToVerdict", "checks"].contains($0) }
        for verdict in verdicts {
            let short = verdict.json(id: "v1", reportURL: "https://gate.example.org/r/v1", full: false)
            #expect(short.count < 1024)
            #expect(!String(decoding: short, as: UTF8.self).contains("null"))
            #expect(try JSONValue.parse(short).members?.map(\.name) == keys)
            let full = try JSONValue.parse(verdict.json(id: "v1", reportURL: "", full: true))
            let element = try #require(full["checks"]?[0])
            #expect(Set(element.members?.map(\.name) ?? []) == Set(parts))
            #expect(!String(decoding: verdict.json(id: "", reportURL: "", full: true), as: UTF8.self).contains("null"))
        }
        #expect(
            String(decoding: verdicts[1].jsonArray(), as: UTF8.self)
                == "[50,\"inconclusive\",\"errors: the source did not answer within 4 s\"]")
    }
}
