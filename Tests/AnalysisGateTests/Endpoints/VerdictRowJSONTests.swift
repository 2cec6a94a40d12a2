import AnalysisGate
import JSON
import Metrics
import Testing

@Suite("A stored verdict in short")
struct VerdictRowJSONTests {
    @Test("has every key, but no element of checks, and is under 1 KB")
    func brief() throws {
        let reason = String(repeating: "\",\"checks\":[", count: 14)
        var verdict = Verdict(state: .fail, reason: reason, start: 0, end: 1)
        verdict.findings = (1...20).map {
            Finding(check: "check\($0)", role: .guardrail, state: .fail, reason: reason)
        }
        verdict.deciding = 0
        let full = verdict.json(id: "v-1", reportURL: "", full: true)
        let brief = VerdictRowJSON.brief(full)
        #expect(brief == verdict.json(id: "v-1", reportURL: "", full: false))
        #expect(brief.count < 1024)
        #expect(VerdictRowJSON.brief(brief) == brief)
        #expect(try JSONValue.parse(brief)["reason"]?.stringValue == reason)
    }
}
