import Metrics
import Notify

/// Rows and sentences that the gatekeeper writes.
extension Gatekeeper {
    func row(_ change: EpochChange, of key: RolloutKey, now: Double) -> EpochRow {
        switch change {
        case .began(let epoch):
            EpochRow(
                id: epoch.id, key: key, number: epoch.number, startedAt: epoch.startedAt,
                checksum: epoch.checksum ?? "")
        case .ended(let epoch, let outcome):
            EpochRow(
                id: epoch.id, key: key, number: epoch.number, startedAt: epoch.startedAt, endedAt: now,
                outcome: outcome, checksum: epoch.checksum ?? "")
        }
    }

    func notice(of change: EpochChange, key: RolloutKey, now: Double) -> NoticeRow? {
        let announcer = Announcer(ids: ids)
        switch change {
        case .began(let epoch):
            return announcer.row(.rolloutStarted, key, epoch.id, "rollout \(epoch.number) began", now)
        case .ended(let epoch, "promoted"):
            return announcer.row(.promoted, key, epoch.id, "the new version was promoted", now)
        case .ended(let epoch, "rolled-back") where !epoch.told.contains("rolled-back"):
            return announcer.row(.rolledBack, key, epoch.id, "the new version was rolled back", now)
        case .ended:
            return nil
        }
    }

    func verdictRow(
        _ verdict: Verdict, _ question: AnalysisQuestion, _ call: HookCall, _ answer: HookAnswer, _ now: Double
    ) -> VerdictRow {
        let id = ids.make("v", now: now)
        return VerdictRow(
            id: id, key: call.key, epoch: question.epoch, analysis: question.analysis.name,
            hook: call.hook.rawValue, time: now, state: verdict.state.rawValue, reason: verdict.reason,
            status: answer.status, detail: verdict.json(id: id, reportURL: "", full: true))
    }

    /// What a hook is told while the judge is still at work.
    static func notReady(_ question: AnalysisQuestion) -> Verdict {
        Verdict(
            state: .pending, reason: "the analysis is still being computed: ask again", start: question.start,
            end: question.end)
    }

    /// Nothing may be opened, failed or rolled back on the word of a service that cannot write it down.
    static func storeProblem(_ hook: HookType, _ error: StoreError) -> Problem {
        let line = "AnalysisGate cannot write its decision down: nothing is decided"
        switch hook {
        case .preRollout, .rollout: return Problem(200, line, log: error.message)
        case .confirmRollout, .confirmTrafficIncrease, .confirmPromotion, .rollback:
            return Problem(403, line, log: error.message)
        case .loadTest, .postRollout, .event: return Problem(422, line, log: error.message)
        }
    }
}
