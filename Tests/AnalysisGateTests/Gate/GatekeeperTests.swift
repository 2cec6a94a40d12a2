import AnalysisGate
import JSON
import Metrics
import Testing

@Suite("The gatekeeper answers hooks")
struct GatekeeperTests {
    let door = Doorway()
    let ann = Actor(token: "", claimed: "ann")
    let bob = Actor(token: "", claimed: "bob")

    var gate: GateKey { GateKey(rollout: door.key, hook: "confirm-rollout") }

    @Test("an approval lasts as long as its epoch and no longer, however often it is asked")
    func approvalLives() async throws {
        #expect(await door.ask(door.call(.confirmRollout, phase: "Initialized")).status == 403)
        _ = try await door.gatekeeper.decide(gate, open: true, by: ann, reason: "looks good")
        for _ in 0..<100 {
            #expect(await door.ask(door.call(.confirmRollout, phase: "Waiting")).status == 200)
        }
        #expect(await door.ask(.rollback) == 403)
        #expect(await door.ask(door.call(.postRollout, phase: "Succeeded")).status == 200)
        #expect(await door.ask(door.call(.confirmRollout, phase: "Succeeded")).status == 403)
    }

    @Test("the hook that ends an epoch may name an analysis that was removed meanwhile")
    func removedAnalysis() async throws {
        let others = [Doorway.analysis("a"), Doorway.analysis("b")]
        door.catalog.analyses.withLock { $0 += others }
        #expect(await door.ask(door.call(.rollout, analysis: "churn")).status == 200)
        door.catalog.analyses.withLock { $0 = others }
        #expect(await door.ask(door.call(.confirmPromotion, analysis: "churn")).status == 200)
        #expect(await door.ask(door.call(.postRollout, phase: "Succeeded", analysis: "churn")).status == 200)
        #expect(try await door.store.epochs(of: door.key, limit: 9).map(\.outcome) == ["promoted"])
    }

    @Test("an approval outside any epoch is refused and audited")
    func noEpoch() async throws {
        await #expect(throws: Problem.self) {
            try await door.gatekeeper.decide(gate, open: true, by: ann, reason: "early")
        }
        let audit = try await door.store.audit(of: gate.object, limit: 9)
        #expect(audit.map(\.status) == [409])
    }

    @Test("of many who decide at once one wins, and every attempt is audited")
    func concurrentWriters() async throws {
        _ = await door.ask(door.call(.confirmRollout, phase: "Initialized"))
        door.store.content.withLock { $0.heldCommits = 1 }
        let started = Locked(0)
        let rows = await withTaskGroup(of: GateRow?.self) { group in
            for index in 0..<20 {
                group.addTask { [door, gate] in
                    started.withLock { $0 += 1 }
                    return try? await door.gatekeeper.decide(
                        gate, open: index % 2 == 0, by: Actor(token: "", claimed: "person\(index)"), reason: "")
                }
            }
            // All have asked before the first is written down.
            while started.withLock({ $0 < 20 }) { await Task.yield() }
            for _ in 0..<1000 { await Task.yield() }
            door.store.content.withLock { $0.heldCommits = 0 }
            return await group.reduce(into: [GateRow]()) { rows, row in if let row { rows.append(row) } }
        }
        let decided = try await door.store.gates()
        #expect(decided.count == 1)
        #expect(Set(rows.map(\.decidedBy)).isSubset(of: [decided[0].decidedBy]))
        #expect(try await door.store.audit(of: gate.object, limit: 99).count == 20)
    }

    @Test("a gate may be closed again, later")
    func halt() async throws {
        _ = await door.ask(door.call(.confirmRollout, phase: "Initialized"))
        _ = try await door.gatekeeper.decide(gate, open: true, by: ann, reason: "go")
        _ = try await door.gatekeeper.decide(gate, open: false, by: bob, reason: "not so fast")
        let answer = await door.ask(door.call(.confirmRollout, phase: "Waiting"))
        #expect(answer.status == 403)
        #expect(answer.line.contains("bob") && answer.line.contains("not so fast"))
    }

    @Test("a person can halt a step that names no gate, and roll back by a gate")
    func unaskedGates() async throws {
        _ = await door.ask(.rollout)
        #expect(await door.ask(.confirmPromotion) == 200)
        let promotion = GateKey(rollout: door.key, hook: "confirm-promotion")
        _ = try await door.gatekeeper.decide(promotion, open: false, by: ann, reason: "wait")
        #expect(await door.ask(.confirmPromotion) == 403)
        let rollback = GateKey(rollout: door.key, hook: "rollback")
        _ = try await door.gatekeeper.decide(rollback, open: true, by: ann, reason: "bad")
        #expect(await door.ask(.rollback) == 200)
    }

    @Test("Blue/Green asks an open promotion gate twice, and gets the same answer")
    func twice() async throws {
        let ask = door.call(.confirmPromotion, gate: "people")
        #expect(await door.ask(ask).status == 403)
        let key = GateKey(rollout: door.key, hook: "confirm-promotion", ownName: "people")
        _ = try await door.gatekeeper.decide(key, open: true, by: ann, reason: "")
        #expect(await door.ask(ask).status == 200)
        #expect(await door.ask(ask).status == 200)
    }

    @Test("a certain failure rolls back, in its own epoch alone")
    func rollback() async {
        _ = await door.ask(.rollout)
        door.judge.say(.fail, certain: true)
        #expect(await door.ask(.rollback) == 200)
        #expect(await door.ask(.rollout) == 422)
    }

    @Test("an override lets through for its epoch and its time")
    func override() async throws {
        _ = await door.ask(.rollout)
        door.judge.say(.fail, certain: true)
        _ = try await door.gatekeeper.override(door.key, seconds: 60, by: ann, reason: "known")
        #expect(await door.ask(.confirmPromotion) == 200)
        #expect(await door.ask(.rollback) == 403)
        door.time.withLock { $0 += 61 }
        #expect(await door.ask(.confirmPromotion) == 403)
        #expect(await door.ask(.rollback) == 200)
    }

    @Test("a freeze holds its namespaces, until it is lifted")
    func freeze() async throws {
        _ = await door.ask(.rollout)
        let now = door.time.withLock { $0 }
        let freeze = Freeze(cluster: "", namespaces: ["m*"], from: nil, until: now + 3600, reason: "holidays")
        let row = try await door.gatekeeper.freeze(freeze, by: bob)
        #expect(await door.ask(.confirmPromotion) == 403)
        _ = try await door.gatekeeper.unfreeze(id: row.id, by: bob, reason: "")
        #expect(await door.ask(.confirmPromotion) == 200)
    }

    @Test("whoever can write nothing down decides nothing, rolls nothing back and fails nothing")
    func storeFails() async {
        _ = await door.ask(.rollout)
        door.judge.say(.fail, certain: true)
        door.store.content.withLock { $0.failure = .failed("disk full") }
        #expect(await door.ask(.rollback) == 403)
        #expect(await door.ask(.rollout) == 200)
        #expect(await door.ask(.confirmTrafficIncrease) == 403)
        #expect(await door.ask(.confirmPromotion) == 403)
    }

    @Test("an epoch is judged to its end by the definition that it began with")
    func pinned() async {
        _ = await door.ask(.rollout)
        door.catalog.analyses.withLock { $0[0].timing.graceSeconds = 1 }
        _ = await door.ask(.rollout)
        let graces = door.judge.state.withLock { $0.questions.map(\.analysis.timing.graceSeconds) }
        #expect(graces == [600, 600])
        _ = await door.ask(door.call(.rollout, checksum: "two"))
        #expect(door.judge.state.withLock { $0.questions.last?.analysis.timing.graceSeconds } == 1)
    }

    @Test("undecided at the rollout hook alone: announced at once, a failed check after the grace")
    func graceOver() async throws {
        door.judge.say(.pending)
        #expect(await door.ask(.rollout) == 200)
        #expect(try await door.store.notices(of: nil, limit: 9).map(\.kind).contains("advancing-unjudged"))
        door.time.withLock { $0 += 600 }
        #expect(await door.ask(.rollout) == 422)
        #expect(await door.ask(.confirmTrafficIncrease) == 403)
        #expect(await door.ask(.rollout) == 200)
    }

    @Test("gates of ever new names do not fill the memory of an epoch")
    func toldIsBounded() async throws {
        for index in 0..<(Announcer.maximumTold + 50) {
            #expect(await door.ask(door.call(.confirmPromotion, gate: "gate\(index)")).status == 403)
        }
        let rows = try await door.store.rollouts()
        let state = try #require(RolloutText.read(rows[0].state))
        #expect(state.epoch?.told.count == Announcer.maximumTold)
    }

    @Test("a gate that waits for approval is among those that are listed")
    func waitingIsListed() async throws {
        _ = await door.ask(door.call(.confirmRollout, phase: "Initialized"))
        let gates = GatesEndpoint(gatekeeper: door.gatekeeper, cluster: "")
        let answer = gates.list(namespace: "ml", name: nil, caller: Caller(token: "", address: ""))
        let rows = try JSONValue.parse(answer.body)["gates"]?.elements ?? []
        #expect(rows.map { $0["hook"]?.stringValue } == ["confirm-rollout"])
        #expect(rows.map { $0["state"]?.stringValue } == ["closed"])
    }

    @Test("a gate that holds too long is announced, whether or not an analysis is asked")
    func heldTooLong() async throws {
        _ = await door.ask(door.call(.confirmRollout, phase: "Initialized"))
        door.time.withLock { $0 += Timing().maxHoldSeconds }
        _ = await door.ask(door.call(.confirmRollout, phase: "Waiting"))
        _ = await door.ask(door.call(.confirmRollout, phase: "Waiting"))
        let kinds = try await door.store.notices(of: nil, limit: 99).map(\.kind)
        #expect(kinds.count { $0 == "held-too-long" } == 1)
    }

    @Test("a token for one cluster sees the rollouts and gates of no other")
    func clusters() async throws {
        _ = await door.ask(door.call(.confirmRollout, phase: "Initialized"))
        let here = Caller(token: "a", cluster: "", address: "")
        let there = Caller(token: "b", cluster: "prod-us", address: "")
        let rollouts = RolloutsEndpoint(gatekeeper: door.gatekeeper, cluster: "")
        let gates = GatesEndpoint(gatekeeper: door.gatekeeper, cluster: "")
        for (caller, count) in [(here, 1), (there, 0)] {
            let seen = try JSONValue.parse(rollouts.list(maySee: caller.maySee).body)["rollouts"]?.elements
            #expect(seen?.count == count)
            let listed = gates.list(namespace: nil, name: nil, caller: caller)
            #expect(try JSONValue.parse(listed.body)["gates"]?.elements?.count == count)
        }
    }
}
