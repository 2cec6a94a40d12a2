import Metrics
import Testing

/// Reasons of at most 200 characters that keep what decided, however long the names.
@Suite struct ReasonTests {
    private static let long = String(repeating: "very-long-name-", count: 30)

    private func reason(
        _ check: Check, _ data: CheckData, end: Double = 3600, _ change: (inout Analysis) -> Void = { _ in }
    ) -> String {
        let verdict = Judge(Given.analysis([check], change)).verdict([data], start: 0, end: end)
        #expect(verdict.reason.unicodeScalars.count <= 200)
        #expect(!verdict.reason.contains { $0.isNewline })
        return verdict.reason
    }

    @Test func aLongNameLeavesTheNumbers() {
        let counts = Given.counts(Given.minutes(60, canary: (9000, 600_000), baseline: (27_000, 5_400_000)))
        let reason = reason(Given.errors { $0.name = Self.long }, .events(counts))
        #expect(reason.hasPrefix("very-long-name-"), "\(reason)")
        #expect(reason.contains("1.5% (540000/36M) v baseline 0.5% (1.62M/324M), 3.0x worse (95% "), "\(reason)")
        #expect(reason.hasSuffix("limit 1.5x, uncalibrated"), "\(reason)")
    }

    @Test func aLongSelectorLeavesWhatIsWrongWithIt() {
        let check = Given.errors {
            $0.name = Self.long
            $0.measure = .events(Selector(metric: "a"), total: Selector(metric: Self.long))
        }
        #expect(reason(check, .events(EventCounts())).hasSuffix("… is empty"))
        let query = Given.query { $0.name = Self.long }
        #expect(reason(query, .numbers([.nan], query: Self.long)).hasSuffix("… answers NaN"))
        #expect(reason(query, .numbers([2], query: Self.long)).hasSuffix("canary 2, too high, limit max 1"))
    }

    @Test func aLongErrorOfTheSourceIsCut() {
        let error = "answered 422 execution: \u{1B}[1m\(Self.long)\nsecond line\u{0}"
        let reason = reason(Given.errors { $0.name = Self.long }, .unanswered(error, queries: []))
        #expect(reason.contains("the source answered 422 execution: "), "\(reason)")
        #expect(!reason.unicodeScalars.contains { $0.value < 0x20 })
    }

    @Test func theDeadlinesRuleIsAlwaysSaid() {
        let counts = Given.counts(Given.minutes(130, canary: (0.01, 6), baseline: (0.1, 54)))
        let reason = reason(Given.errors { $0.name = Self.long }, .events(counts), end: 7800) { $0.onDeadline = .fail }
        #expect(reason.hasSuffix(", onDeadline: fail"), "\(reason)")
    }

    @Test func whatIsCountedAreUnicodeScalars() {
        let marks = "e" + String(repeating: "\u{301}", count: 500)
        #expect(reason(Given.errors { $0.name = marks }, .events(EventCounts())).contains("is empty"))
    }
}
