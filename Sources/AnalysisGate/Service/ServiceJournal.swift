import Metrics

/// Takes down hooks in the log and the metrics.
package struct ServiceJournal: HookJournal {
    private let log: Log
    private let metrics: EvaluationMetrics

    package init(log: Log, metrics: EvaluationMetrics) {
        self.log = log
        self.metrics = metrics
    }

    package func record(_ call: HookCall, _ decision: HookDecision, requestID: String, seconds: Double) {
        if let verdict = decision.verdict {
            metrics.given(.flagger, verdict: verdict.state.rawValue, seconds: seconds)
            if verdict.state == .inconclusive { metrics.inconclusive(Self.reason(verdict)) }
        }
        let context = LogContext(call.key, epoch: decision.epoch, requestID: requestID)
        if let failure = decision.failure {
            log.error(
                "a decision could not be written down", context,
                ["hook": .text(call.hook.rawValue), "error": .text(failure.message)])
        }
        log.write(
            call.hook == .event ? .debug : .info, "hook answered", context,
            [
                "hook": .text(call.hook.rawValue), "status": .integer(decision.answer.status),
                "answer": .text(decision.answer.line), "phase": .text(call.phase),
                "verdict": .text(decision.verdict?.state.rawValue ?? ""),
                "verdict_id": .text(decision.verdictID ?? ""), "seconds": .number(seconds),
            ])
    }

    package func record(_ call: HookCall, _ problem: Problem, requestID: String) {
        log.warning(
            "hook refused", LogContext(call.key, requestID: requestID),
            [
                "hook": .text(call.hook.rawValue), "status": .integer(problem.status),
                "reason": .text(problem.logMessage),
            ])
    }

    package func refused(_ path: String, _ problem: Problem, peer: Peer) {
        log.warning(
            "hook refused", LogContext(),
            [
                "path": .text(path), "status": .integer(problem.status), "reason": .text(problem.logMessage),
                "peer": .text(peer.text),
            ])
    }

    private static func reason(_ verdict: Verdict) -> EvaluationMetrics.BlindReason {
        if !verdict.sourceAnswered { return .source }
        return verdict.hasData ? .deadline : .noData
    }
}
