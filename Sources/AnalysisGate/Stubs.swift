import Metrics
extension Verdict { func json(id: String, reportURL: String, full: Bool) -> [UInt8] { [] } }
struct SilentJournal: HookJournal {
    func record(_ call: HookCall, _ decision: HookDecision, seconds: Double) {}
    func record(_ call: HookCall, _ problem: Problem) {}
}
struct SourceAnalyst: Analyst {
    var sources: SourcePool
    func verdict(on question: AnalysisQuestion) async -> Verdict { Verdict(state: .inconclusive, reason: "stub", start: 0, end: 0) }
    func forget(epoch: String) async {}
}
