import Metrics

/// Three values on two-valued hooks: the table of the interface, and nothing else.
package struct Policy: Sendable {
    package init() {}

    /// The answer to a hook; the same standing always has the same one.
    package func answer(_ standing: Standing) -> HookAnswer {
        switch standing.hook {
        case .confirmRollout: confirmRollout(standing)
        case .confirmTrafficIncrease, .confirmPromotion: confirm(standing)
        case .preRollout, .rollout: check(standing)
        case .rollback: rollback(standing)
        case .loadTest: HookAnswer(422, Policy.noLoad)
        case .postRollout: HookAnswer(200, "the rollout is over")
        case .event: HookAnswer(200, "noted")
        }
    }

    /// What a load test is told by a version that drives no load.
    package static let noLoad =
        "AnalysisGate drives no load in this version: point this hook at a load generator of your own"

    private func confirmRollout(_ standing: Standing) -> HookAnswer {
        if let answer = held(standing) { return answer }
        switch standing.gate {
        case .open(let who): return HookAnswer(200, "approved by \(who)")
        case .closed(let why): return HookAnswer(403, why)
        case .notAsked: return HookAnswer(200, "no gate is asked")
        }
    }

    private func confirm(_ standing: Standing) -> HookAnswer {
        if let answer = held(standing) { return answer }
        if case .closed(let why) = standing.gate { return HookAnswer(403, why) }
        guard let verdict = standing.verdict else {
            return HookAnswer(200, approval(standing) ?? "no analysis is asked")
        }
        if standing.observes { return HookAnswer(200, "observing only: \(Self.line(verdict))") }
        switch verdict.state {
        case .pass: return HookAnswer(200, Self.line(verdict))
        case .fail: return HookAnswer(403, Self.line(verdict))
        case .pending, .inconclusive: return undecided(standing, verdict)
        }
    }

    /// Traffic may grow while undecided only before the first traffic, or once the bake time is over and nothing
    /// points to harm: more traffic is how evidence comes.
    private func undecided(_ standing: Standing, _ verdict: Verdict) -> HookAnswer {
        guard standing.hook == .confirmTrafficIncrease else { return HookAnswer(403, Self.line(verdict)) }
        if standing.isWeightZero { return HookAnswer(200, "the canary has no traffic yet: go on") }
        guard verdict.state == .pending, verdict.hasData, verdict.bakeIsOver, !verdict.pointsToHarm else {
            return HookAnswer(403, Self.line(verdict))
        }
        return HookAnswer(200, "nothing points to harm, more traffic brings evidence: \(Self.line(verdict))")
    }

    /// A failed check counts towards Flagger's rollback, which an override is there to keep off.
    private func check(_ standing: Standing) -> HookAnswer {
        if case .overridden(let who, let reason) = standing.hold {
            return HookAnswer(200, "overridden by \(who): \(reason)")
        }
        guard let verdict = standing.verdict else { return HookAnswer(200, "no analysis is asked") }
        if standing.observes { return HookAnswer(200, "observing only: \(Self.line(verdict))") }
        if verdict.state == .fail { return HookAnswer(422, Self.line(verdict)) }
        if verdict.state != .pass, standing.hook == .rollout, standing.graceIsOver {
            return HookAnswer(422, "no verdict within the grace: \(Self.line(verdict))")
        }
        return HookAnswer(200, Self.line(verdict))
    }

    private func rollback(_ standing: Standing) -> HookAnswer {
        if case .overridden(let who, let reason) = standing.hold {
            return HookAnswer(403, "overridden by \(who): \(reason)")
        }
        if case .open(let who) = standing.gate { return HookAnswer(200, "rolled back by \(who)") }
        guard let verdict = standing.verdict else { return HookAnswer(403, "no analysis is asked: no rollback") }
        if standing.observes { return HookAnswer(403, "observing only: \(Self.line(verdict))") }
        if verdict.state == .fail, verdict.isCertain { return HookAnswer(200, Self.line(verdict)) }
        return HookAnswer(403, "no rollback: \(Self.line(verdict))")
    }

    private func held(_ standing: Standing) -> HookAnswer? {
        switch standing.hold {
        case .overridden(let who, let reason): HookAnswer(200, "overridden by \(who): \(reason)")
        case .frozen(let who, let reason): HookAnswer(403, "frozen by \(who): \(reason)")
        case nil: nil
        }
    }

    private func approval(_ standing: Standing) -> String? {
        if case .open(let who) = standing.gate { return "approved by \(who)" }
        return nil
    }

    private static func line(_ verdict: Verdict) -> String {
        "\(verdict.state.rawValue): \(verdict.reason)"
    }
}
