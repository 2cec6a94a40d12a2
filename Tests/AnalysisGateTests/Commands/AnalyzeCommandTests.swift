import AnalysisGate
import Metrics
import Testing

@Suite("analyze ends with the verdict's status")
struct AnalyzeCommandTests {
    @Test(
        "0 pass, 1 fail, 2 undecided, 3 not run; a failure stands beside a check that was not answered",
        arguments: [
            (Verdict.State.pass, true, 0), (.fail, true, 1), (.pending, true, 2), (.inconclusive, true, 2),
            (.inconclusive, false, 3), (.fail, false, 1),
        ] as [(Verdict.State, Bool, Int32)])
    func status(state: Verdict.State, sourceAnswered: Bool, status: Int32) {
        var verdict = Verdict(state: state, reason: "", start: 0, end: 1)
        verdict.sourceAnswered = sourceAnswered
        #expect(AnalyzeCommand.status(of: verdict) == status)
    }
}
