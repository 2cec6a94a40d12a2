import AnalysisGate
import Metrics
import Testing

@Suite("The policy is the table of the interface")
struct PolicyTests {
    /// A row of the table: what the analysis says.
    enum Row: String, CaseIterable {
        case pass, pendingEarly, pendingNoData, pendingHarmless, pendingHarmful, inconclusive, failSoft, failCertain

        var verdict: Verdict {
            var verdict = Verdict(state: .pending, reason: "because", start: 0, end: 1)
            verdict.hasData = true
            verdict.bakeIsOver = true
            switch self {
            case .pass: verdict.state = .pass
            case .pendingEarly: verdict.bakeIsOver = false
            case .pendingNoData: verdict.hasData = false
            case .pendingHarmless: break
            case .pendingHarmful: verdict.pointsToHarm = true
            case .inconclusive: verdict.state = .inconclusive
            case .failSoft: verdict.state = .fail
            case .failCertain:
                verdict.state = .fail
                verdict.isCertain = true
            }
            return verdict
        }

        /// pre-rollout and rollout, confirm-traffic-increase, confirm-promotion, rollback.
        var statuses: [Int] {
            switch self {
            case .pass: [200, 200, 200, 403]
            case .pendingEarly, .pendingNoData, .pendingHarmful: [200, 403, 403, 403]
            case .pendingHarmless: [200, 200, 403, 403]
            case .inconclusive: [200, 403, 403, 403]
            case .failSoft: [422, 403, 403, 403]
            case .failCertain: [422, 403, 403, 200]
            }
        }
    }

    static let columns: [[HookType]] = [
        [.preRollout, .rollout], [.confirmTrafficIncrease], [.confirmPromotion], [.rollback],
    ]

    @Test("each cell", arguments: Row.allCases)
    func cells(row: Row) {
        for (hooks, status) in zip(Self.columns, row.statuses) {
            for hook in hooks {
                var standing = Standing(hook: hook)
                standing.verdict = row.verdict
                #expect(Policy().answer(standing).status == status, "\(row) at \(hook.rawValue)")
            }
        }
    }

    @Test("observing answers as if all were well", arguments: Row.allCases)
    func observing(row: Row) {
        for hook in [HookType.preRollout, .rollout, .confirmTrafficIncrease, .confirmPromotion, .rollback] {
            var standing = Standing(hook: hook)
            standing.verdict = row.verdict
            standing.observes = true
            #expect(Policy().answer(standing).status == (hook == .rollback ? 403 : 200))
        }
    }

    @Test(
        "before the first traffic it goes on, unless a gate is closed or the verdict is fail", arguments: Row.allCases)
    func weightZero(row: Row) {
        var standing = Standing(hook: .confirmTrafficIncrease)
        standing.verdict = row.verdict
        standing.isWeightZero = true
        #expect(Policy().answer(standing).status == (row.verdict.state == .fail ? 403 : 200))
        standing.gate = .closed("closed")
        #expect(Policy().answer(standing).status == 403)
    }

    @Test(
        "an override opens the confirm hooks and stops a rollback, whatever the analysis says", arguments: Row.allCases)
    func overridden(row: Row) {
        for hook in HookType.allCases where hook.isConfirm || hook.asksAnalysis {
            var standing = Standing(hook: hook)
            standing.verdict = row.verdict
            standing.hold = .overridden(by: "ann", reason: "known")
            standing.gate = hook == .rollback ? .notAsked : .closed("closed")
            #expect(Policy().answer(standing).status == (hook == .rollback ? 403 : 200))
        }
    }

    @Test("a freeze holds every confirm hook and blocks no rollback")
    func frozen() {
        for hook in [HookType.confirmRollout, .confirmTrafficIncrease, .confirmPromotion] {
            var standing = Standing(hook: hook)
            standing.verdict = Row.pass.verdict
            standing.gate = .open(by: "ann")
            standing.hold = .frozen(by: "bob", reason: "holidays")
            let answer = Policy().answer(standing)
            #expect(answer.status == 403)
            #expect(answer.line.contains("bob") && answer.line.contains("holidays"))
        }
        var standing = Standing(hook: .rollback)
        standing.verdict = Row.failCertain.verdict
        standing.hold = .frozen(by: "bob", reason: "holidays")
        #expect(Policy().answer(standing).status == 200)
    }

    @Test("the rollout hook alone is a failed check once its grace is over, if undecided")
    func grace() {
        var standing = Standing(hook: .rollout)
        standing.graceIsOver = true
        for row in Row.allCases {
            standing.verdict = row.verdict
            #expect(Policy().answer(standing).status == (row == .pass ? 200 : 422))
        }
    }

    @Test("confirm-rollout answers its gate")
    func confirmRollout() {
        var standing = Standing(hook: .confirmRollout)
        standing.gate = .closed("waiting")
        #expect(Policy().answer(standing) == HookAnswer(403, "waiting"))
        standing.gate = .open(by: "ann")
        #expect(Policy().answer(standing).status == 200)
    }

    @Test("no hook is ever answered with what Flagger takes amiss", arguments: HookType.allCases)
    func statuses(hook: HookType) {
        for row in Row.allCases {
            var standing = Standing(hook: hook)
            standing.verdict = row.verdict
            #expect([200, 403, 422].contains(Policy().answer(standing).status))
        }
    }
}
