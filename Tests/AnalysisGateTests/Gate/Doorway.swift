import AnalysisGate
import Metrics

/// A gatekeeper with a store in memory, a judge that says what it is told, and a clock that stands.
final class Doorway: Sendable {
    let store = MemoryStore()
    let time = Locked(1_000_000.0)
    let judge = ToldAnalyst()
    let catalog: FixedCatalog
    let gatekeeper: Gatekeeper
    let key = RolloutKey(cluster: "", namespace: "ml", name: "churn")

    init(analyses: [Analysis] = [Doorway.analysis("churn")], waits: Bool = false) {
        catalog = FixedCatalog(analyses: Locked(analyses))
        let time = self.time
        let counter = Locked(UInt64(0))
        let desk = AnalysisDesk(
            analyst: judge, clock: { time.withLock { $0 } },
            // The budget of a test that does not wait is endless; of one that does, over at once.
            sleep: { _ in if !waits { try? await Task.sleep(for: .seconds(600)) } })
        gatekeeper = Gatekeeper(
            store: store, book: GateBook(), desk: desk, catalog: catalog,
            ids: IDSource {
                counter.withLock {
                    $0 += 1
                    return $0
                }
            }, clock: { time.withLock { $0 } })
    }

    static func analysis(_ name: String) -> Analysis {
        Analysis(
            name: name, source: "main", canary: [LabelMatcher("version", .equal, "canary")],
            baseline: [LabelMatcher("version", .equal, "stable")], checks: [])
    }

    func call(
        _ hook: HookType, phase: String = "Progressing", checksum: String = "one", analysis: String? = nil,
        gate: String? = nil, message: String? = nil
    ) -> HookCall {
        HookCall(
            hook: hook, key: key, phase: phase, checksum: checksum,
            metadata: message.map { ["eventMessage": $0] } ?? [:], analysis: analysis, gate: gate)
    }

    func ask(_ call: HookCall) async -> HookAnswer {
        // A second passes between two hooks, so that no verdict is shared.
        time.withLock { $0 += 2 }
        do throws(Problem) {
            return try await gatekeeper.answer(call).answer
        } catch {
            return HookAnswer(error.status, error.message)
        }
    }

    func ask(_ hook: HookType) async -> Int {
        await ask(call(hook)).status
    }
}

/// A judge that says what it was told, and counts how often it was asked.
final class ToldAnalyst: Analyst {
    struct State: Sendable {
        var verdict = Verdict(state: .pass, reason: "as told", start: 0, end: 0)
        var questions: [AnalysisQuestion] = []
        var isHolding = false
        var held: [CheckedContinuation<Void, Never>] = []
    }

    let state = Locked(State())

    func verdict(on question: AnalysisQuestion) async -> Verdict {
        state.withLock { $0.questions.append(question) }
        await withCheckedContinuation { continuation in
            let goesOn = state.withLock { state in
                if state.isHolding { state.held.append(continuation) }
                return !state.isHolding
            }
            if goesOn { continuation.resume() }
        }
        return state.withLock { $0.verdict }
    }

    func forget(epoch: String) async {}

    func say(_ verdict: Verdict.State, certain: Bool = false) {
        state.withLock {
            $0.verdict.state = verdict
            $0.verdict.isCertain = certain
        }
    }

    func hold() { state.withLock { $0.isHolding = true } }

    func release() {
        let held = state.withLock { state in
            defer { state.held = [] }
            state.isHolding = false
            return state.held
        }
        for continuation in held { continuation.resume() }
    }
}

/// A catalog whose analyses the test sets; the text is the name and a mark of the definition.
struct FixedCatalog: AnalysisCatalog {
    let analyses: Locked<[Analysis]>

    func names(for namespace: String) -> [String] { analyses.withLock { $0.map(\.name).sorted() } }

    func analysis(named name: String, for namespace: String) -> Analysis? {
        analyses.withLock { $0.first { $0.name == name } }
    }

    func text(of analysis: Analysis) -> String { "\(analysis.name)|\(analysis.timing.graceSeconds)" }

    func analysis(fromText text: String) -> Analysis? {
        let parts = text.split(separator: "|")
        guard parts.count == 2, let grace = Double(parts[1]) else { return nil }
        var analysis = Doorway.analysis(String(parts[0]))
        analysis.timing.graceSeconds = grace
        return analysis
    }
}
