import AnalysisGate
import Testing

@Suite("Epochs begin and end as releases do")
struct EpochRulesTests {
    let rules = EpochRules()
    let key = RolloutKey(cluster: "", namespace: "ml", name: "churn")

    func call(
        _ hook: HookType, _ phase: String = "Progressing", _ checksum: String = "one", gate: String? = nil,
        message: String? = nil
    ) -> HookCall {
        HookCall(
            hook: hook, key: key, phase: phase, checksum: checksum,
            metadata: message.map { ["eventMessage": $0] } ?? [:], gate: gate)
    }

    func begun(_ calls: [HookCall]) -> [String] {
        var state = RolloutState()
        var ids: [String] = []
        for (index, call) in calls.enumerated() {
            for case .began(let epoch) in rules.take(call, state: &state, now: Double(index)) { ids.append(epoch.id) }
        }
        return ids
    }

    @Test(
        "a recorded sequence has as many epochs as releases",
        arguments: [
            ("order-podinfo", 2), ("order-restart", 2), ("order-bluegreen", 1), ("order-abtest", 1),
            ("order-fails", 1), ("order-rolls-back", 1), ("order-skip-analysis", 1),
            ("webhook-confirm-rollout", 1), ("webhook-event", 2), ("webhook-event-failed", 1),
        ])
    func recorded(name: String, releases: Int) throws {
        #expect(begun(try Recording(name).calls.map(\.call)).count == releases)
    }

    @Test("the first poll of confirm-rollout begins an epoch, polls while waiting stay in it")
    func pollsStay() {
        let calls = [
            call(.confirmRollout, "Succeeded", "old"), call(.confirmRollout, "Waiting", "old"),
            call(.confirmRollout, "Waiting", "old"), call(.rollback, "Progressing", "new"),
            call(.preRollout, "Progressing", "new"), call(.rollout, "Progressing", "new"),
        ]
        #expect(begun(calls) == ["ml/churn/1"])
    }

    @Test("confirm-rollout at the beginning again is the next revision, though post-rollout was lost")
    func lostPostRollout() {
        let calls = [
            call(.confirmRollout, "Initialized"), call(.rollout), call(.confirmRollout, "Succeeded"),
            call(.confirmRollout, "Waiting"),
        ]
        #expect(begun(calls).count == 2)
    }

    @Test("confirm-rollout that was passed is the next revision when it comes at the beginning again")
    func passedAndAgain() {
        var state = RolloutState()
        _ = rules.take(call(.confirmRollout, "Initialized"), state: &state, now: 0)
        state.epoch?.confirmedGates.append(GateName.standard)
        let changes = rules.take(call(.confirmRollout, "Succeeded"), state: &state, now: 1)
        #expect(changes.count == 2)
        #expect(state.epochCount == 2)
    }

    @Test("a second confirm-rollout gate of the same tick does not begin another epoch")
    func twoGates() {
        var state = RolloutState()
        _ = rules.take(call(.confirmRollout, "Succeeded", gate: "a"), state: &state, now: 0)
        state.epoch?.confirmedGates.append("a")
        _ = rules.take(call(.confirmRollout, "Succeeded", gate: "b"), state: &state, now: 0.1)
        #expect(state.epochCount == 1)
    }

    @Test("another checksum is another revision, whichever hook brings it first")
    func otherChecksum() {
        let first: HookType = .rollback
        for second in [HookType.preRollout, .rollback, .rollout, .confirmTrafficIncrease] {
            #expect(begun([call(first, "Progressing", "one"), call(second, "Progressing", "two")]).count == 2)
        }
    }

    @Test("a hook without a checksum tells of no other revision")
    func noChecksum() {
        #expect(begun([call(.preRollout), call(.confirmPromotion, "Progressing", ""), call(.rollout)]).count == 1)
        #expect(begun([call(.preRollout, "Progressing", ""), call(.rollout), call(.rollback)]).count == 1)
    }

    @Test("a restart event begins one epoch, however often it is told before the next hook")
    func restartTwice() {
        let restart = call(.event, message: "New revision detected! Restarting analysis for churn.ml")
        let calls = [call(.rollout), restart, restart, call(.preRollout, "Progressing", "two")]
        #expect(begun(calls).count == 2)
    }

    @Test("scaling up begins an epoch only where none is open")
    func scalingUp() {
        let event = call(.event, message: "New revision detected! Scaling up churn.ml")
        #expect(begun([event, event]).count == 1)
        #expect(begun([call(.confirmRollout, "Initialized"), event]).count == 1)
    }

    @Test("post-rollout ends the epoch; more of them add none")
    func postRolloutTwice() {
        var state = RolloutState()
        for call in [call(.rollout), call(.postRollout, "Succeeded"), call(.postRollout, "Succeeded")] {
            _ = rules.take(call, state: &state, now: 0)
        }
        #expect(state.epoch == nil)
        #expect(state.epochCount == 1)
    }

    @Test("post-rollout after the event that ended the epoch adds none")
    func postRolloutAfterEvent() {
        let calls = [
            call(.event, message: "New revision detected! Scaling up churn.ml"),
            call(.event, message: "Promotion completed! Scaling down churn.ml"), call(.postRollout, "Succeeded"),
        ]
        #expect(begun(calls).count == 1)
    }

    @Test("a failed post-rollout is a rollback")
    func outcome() {
        var state = RolloutState()
        _ = rules.take(call(.rollout), state: &state, now: 0)
        let changes = rules.take(call(.postRollout, "Failed"), state: &state, now: 1)
        guard case .ended(_, let outcome)? = changes.last else {
            Issue.record("no epoch ended")
            return
        }
        #expect(outcome == "rolled-back")
    }

    @Test("the state survives its stored form")
    func roundTrip() throws {
        var state = RolloutState()
        _ = rules.take(call(.preRollout), state: &state, now: 12.5)
        state.epoch?.pinned = ["a": "{}"]
        #expect(RolloutText.read(RolloutText.write(state)) == state)
        #expect(RolloutText.read(Array("{}".utf8)) == nil)
    }
}
