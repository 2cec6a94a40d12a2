import AnalysisGate
import Metrics
import Testing

@Suite("Weight 0 is told from Flagger's signs")
struct WeightZeroTests {
    let rules = EpochRules()
    let key = RolloutKey(cluster: "", namespace: "ml", name: "churn")

    /// Plays hooks a second apart; gives whether each confirm-traffic-increase was one at weight 0.
    func play(_ steps: [(HookType, String?)], traffic: CanaryTraffic = .unknown, secondsApart: Double = 1) -> [Bool] {
        var state = RolloutState()
        var answers: [Bool] = []
        for (index, step) in steps.enumerated() {
            let now = Double(index) * secondsApart
            let call = HookCall(
                hook: step.0, key: key, phase: "Progressing", checksum: "one",
                metadata: step.1.map { ["eventMessage": $0] } ?? [:])
            _ = rules.take(call, state: &state, now: now)
            guard step.0 == .confirmTrafficIncrease else { continue }
            answers.append(WeightZero().take(&state, traffic: traffic, now: now))
        }
        return answers
    }

    let ask: (HookType, String?) = (.confirmTrafficIncrease, nil)
    let advance: (HookType, String?) = (.event, "Advance churn.ml canary weight 10")
    let starting: (HookType, String?) = (.event, "Starting canary analysis for churn.ml")

    @Test("after pre-rollout, until the rollout hook")
    func preRollout() {
        #expect(play([(.preRollout, nil), ask, ask, (.rollout, nil), ask]) == [true, true, false])
        #expect(play([(.preRollout, nil), ask, (.rollback, nil), (.preRollout, nil), ask]) == [true, true])
    }

    @Test("after pre-rollout, until an event tells of a weight")
    func preRolloutAndEvent() {
        #expect(play([(.preRollout, nil), ask, advance, ask]) == [true, false])
    }

    @Test("with pre-rollout alone a later tick is not at weight 0 once the canary is seen")
    func preRolloutAlone() {
        let steps: [(HookType, String?)] = [(.preRollout, nil), ask, ask]
        #expect(play(steps, traffic: .seen, secondsApart: 10) == [true, false])
        #expect(play(steps, traffic: .silent, secondsApart: 10) == [true, true])
        #expect(play(steps, traffic: .unknown, secondsApart: 10) == [true, true])
    }

    @Test("with events, until one tells of a weight")
    func events() {
        #expect(play([starting, ask, ask, advance, ask]) == [true, true, false])
    }

    @Test("a lost weight event does not let every step through")
    func lostEvent() {
        #expect(play([starting, ask, starting, ask], traffic: .seen, secondsApart: 10) == [true, false])
    }

    @Test("a refusal that Flagger tells of is asked again at weight 0")
    func lostAnswer() {
        let halted: (HookType, String?) = (
            .event, "Halt churn.ml advancement waiting for traffic increase approval gate"
        )
        #expect(play([starting, ask, halted, ask], secondsApart: 10) == [true, true])
    }

    @Test("with neither: the first ask, and one more while the canary has no request")
    func noSigns() {
        #expect(play([ask, ask, ask], traffic: .silent) == [true, true, false])
        #expect(play([ask, ask], traffic: .seen) == [true, false])
        #expect(play([ask, ask], traffic: .unknown) == [true, false])
    }

    @Test("with the rollout hook alone beside it: until that comes")
    func rolloutHook() {
        #expect(play([ask, (.rollout, nil), ask]) == [true, false])
    }

    @Test("what the source tells of the canary is read from the verdict")
    func traffic() {
        var verdict = Verdict(state: .pending, reason: "", start: 0, end: 1)
        #expect(CanaryTraffic(nil) == .unknown)
        #expect(CanaryTraffic(verdict) == .unknown)
        verdict.canaryIsSilent = true
        #expect(CanaryTraffic(verdict) == .silent)
        var finding = Finding(check: "errors", role: .guardrail, state: .pending, reason: "")
        finding.samplesCanary = 1
        verdict.findings = [finding]
        #expect(CanaryTraffic(verdict) == .seen)
    }
}
