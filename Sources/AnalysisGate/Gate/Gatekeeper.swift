import Metrics

/// Answers hooks: takes notice of them, asks the analysis, decides, and writes down what it decided before it says so.
///
/// The rules are pure (`EpochRules`, `WeightZero`, `Policy`); this is the edge where they meet clock, store and judge.
package final class Gatekeeper: Sendable {
    /// A hook is answered within this time; what the judge has not said by then is pending.
    package static let budgetSeconds = 3.5
    /// Rollouts that are remembered; whoever may call hooks can name new ones without end.
    package static let maximumRollouts = 50_000

    let store: any Store
    let desk: AnalysisDesk
    let catalog: any AnalysisCatalog
    let ids: IDSource
    let clock: @Sendable () -> Double
    let book: Locked<GateBook>
    let turns = Turns<RolloutKey>()
    private let rules = EpochRules()
    private let weightZero = WeightZero()
    private let policy = Policy()

    /// - Parameters:
    ///   - book: What the store holds, read at the start.
    ///   - clock: Unix seconds.
    package init(
        store: any Store, book: GateBook, desk: AnalysisDesk, catalog: any AnalysisCatalog, ids: IDSource,
        clock: @escaping @Sendable () -> Double
    ) {
        self.store = store
        self.book = Locked(book)
        self.desk = desk
        self.catalog = catalog
        self.ids = ids
        self.clock = clock
    }

    /// The answer to one hook, durable before it is returned.
    ///
    /// - Throws: `Problem` for a question that cannot be understood: an unknown analysis, a missing field.
    package func answer(_ call: HookCall) async throws(Problem) -> HookDecision {
        let noted = await turns.run(call.key) { await self.note(call) }
        let question = try noted.get()
        var verdict: Verdict?
        if let question, call.hook.asksAnalysis {
            verdict =
                await desk.verdict(on: question, budgetSeconds: Self.budgetSeconds)
                ?? Self.notReady(question)
        }
        let judged = verdict
        return await turns.run(call.key) { await self.decide(call, question, judged) }
    }

    // MARK: Before the analysis

    /// Moves the epochs on, pins the analysis, and makes the question for the judge.
    private func note(_ call: HookCall) async -> Result<AnalysisQuestion?, Problem> {
        let now = clock()
        let (known, isFull) = book.withLock { ($0.rollouts[call.key], $0.rollouts.count >= Self.maximumRollouts) }
        if known == nil, isFull {
            return .failure(Problem(403, "\(Self.maximumRollouts) rollouts are known already: no further one is taken"))
        }
        var state = known ?? RolloutState()
        let before = state
        let epochChanges = rules.take(call, state: &state, now: now)
        let question: AnalysisQuestion?
        do throws(Problem) {
            // The hook that ends an epoch may still name what the configuration no longer has.
            let pinned = (state.epoch ?? before.epoch)?.pinned ?? [:]
            question = try makeQuestion(call, state: &state, pinned: pinned, now: now)
        } catch {
            return .failure(error)
        }
        guard state != before else { return .success(question) }
        var changes = epochChanges.map { Change.epoch(row($0, of: call.key, now: now)) }
        changes += epochChanges.compactMap { notice(of: $0, key: call.key, now: now) }.map(Change.notice)
        do throws(StoreError) {
            try await keep(state, of: call.key, with: changes)
        } catch {
            return .failure(Self.storeProblem(call.hook, error))
        }
        for case .ended(let epoch, _) in epochChanges { await desk.forget(epoch: epoch.id) }
        return .success(question)
    }

    private func makeQuestion(
        _ call: HookCall, state: inout RolloutState, pinned: [String: String], now: Double
    ) throws(Problem) -> AnalysisQuestion? {
        guard let name = try AnalysisChoice(catalog: catalog).name(for: call, pinned: pinned) else { return nil }
        let pinned = pinned[name].flatMap { catalog.analysis(fromText: $0) }
        guard let analysis = pinned ?? catalog.analysis(named: name, for: call.key.namespace) else { return nil }
        if pinned == nil { state.epoch?.pinned[name] = catalog.text(of: analysis) }
        guard call.hook.asksAnalysis, let epoch = state.epoch else { return nil }
        let filled: Analysis
        do {
            filled = try analysis.filled(with: call.fields)
        } catch {
            throw Problem(400, "analysis \"\(name)\": \(error)")
        }
        return AnalysisQuestion(
            analysis: filled, rollout: call.key, epoch: epoch.id, start: epoch.startedAt, end: now)
    }

    // MARK: After the analysis

    /// Decides by what stands now, which may have changed while the judge was at work, and writes it down.
    private func decide(_ call: HookCall, _ question: AnalysisQuestion?, _ verdict: Verdict?) async -> HookDecision {
        let now = clock()
        let (known, hold) = book.withLock { book in
            let state = book.rollouts[call.key] ?? RolloutState()
            return (state, book.hold(on: call.key, epoch: state.epoch?.id ?? "", now: now))
        }
        var state = known
        var standing = Standing(hook: call.hook)
        standing.hold = hold.map(Standing.Hold.init)
        standing.gate = book.withLock { $0.standing(of: call, epoch: state.epoch?.id) }
        standing.observes = question?.analysis.mode == .observe
        // A verdict on an epoch that ended meanwhile says nothing of the one that began.
        let isCurrent = question?.epoch == state.epoch?.id
        standing.verdict = isCurrent ? verdict : question.map(Self.notReady)
        if call.hook == .confirmTrafficIncrease {
            standing.isWeightZero = weightZero.take(&state, traffic: CanaryTraffic(standing.verdict), now: now)
        }
        standing.graceIsOver = GraceRule.isOver(state, question?.analysis, now: now)
        let answer = policy.answer(standing)
        let notices = Announcer(ids: ids).notices(
            of: answer, to: call, standing: standing, analysis: question?.analysis, state: &state, now: now)
        return await write(answer, call, question, standing.verdict, known, state, notices, now)
    }

    private func write(
        _ answer: HookAnswer, _ call: HookCall, _ question: AnalysisQuestion?, _ verdict: Verdict?,
        _ known: RolloutState, _ state: RolloutState, _ notices: [NoticeRow], _ now: Double
    ) async -> HookDecision {
        var changes = notices.map(Change.notice)
        var id: String?
        if let verdict, let question {
            let row = verdictRow(verdict, question, call, answer, now)
            id = row.id
            changes.append(.verdict(row))
        }
        do throws(StoreError) {
            if state != known || !changes.isEmpty {
                try await keep(state, of: call.key, with: changes, isNew: state != known)
            }
            return HookDecision(answer: answer, verdict: verdict, verdictID: id, epoch: state.epoch?.id ?? "")
        } catch {
            let problem = Self.storeProblem(call.hook, error)
            return HookDecision(
                answer: HookAnswer(problem.status, problem.message), verdict: nil, verdictID: nil,
                epoch: state.epoch?.id ?? "", failure: error)
        }
    }

    /// Commits, and only then remembers.
    func keep(
        _ state: RolloutState, of key: RolloutKey, with changes: [Change], isNew: Bool = true
    ) async throws(StoreError) {
        var all = changes
        if isNew { all.append(.rollout(RolloutRow(key: key, state: RolloutText.write(state)))) }
        try await store.commit(all)
        book.withLock { $0.set(state, of: key) }
    }
}
