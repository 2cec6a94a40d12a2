/// How decisions of people reach the disk, with their audit.
extension Gatekeeper {
    /// Writes a gate's new state; to be called in the rollout's turn.
    func commit(_ decision: GateDecision) async -> Result<GateRow, Problem> {
        let now = clock()
        let before = book.withLock { $0.gates[decision.key] }
        let row = GateRow(
            key: decision.key.rollout, hook: decision.key.hook, ownName: decision.key.ownName,
            epoch: decision.epoch, isOpen: decision.open, decidedBy: decision.actor.name,
            reason: decision.reason, decidedAt: now, version: (before?.version ?? 0) + 1)
        let verb = decision.open ? "approve" : "halt"
        let audit = audit(decision.key.object, verb, decision.actor, 200, decision.reason, now)
        do throws(StoreError) {
            try await store.commit([.gate(row), .audit(audit)])
        } catch {
            return .failure(Self.unwritten(error))
        }
        book.withLock { $0.set(row) }
        return .success(row)
    }

    /// Writes an override or a freeze.
    func commit(
        _ hold: HoldRow, _ object: String, _ verb: String, _ actor: Actor, _ more: [Change]
    ) async -> Result<HoldRow, Problem> {
        let now = clock()
        let audit = audit(object, verb, actor, 200, hold.reason, now)
        do throws(StoreError) {
            try await store.commit([.hold(hold), .audit(audit)] + more)
        } catch {
            return .failure(Self.unwritten(error))
        }
        book.withLock { $0.set(hold, now: now) }
        return .success(hold)
    }

    /// Audits an attempt that changed nothing because the gate stood so already.
    func repeated(
        _ gate: GateRow, _ verb: String, _ actor: Actor, _ reason: String
    ) async -> Result<GateRow, Problem> {
        do throws(StoreError) {
            try await store.commit([.audit(audit(gate.gateKey.object, verb, actor, 200, reason, clock()))])
            return .success(gate)
        } catch {
            return .failure(Self.unwritten(error))
        }
    }

    /// Audits an attempt that is refused with 409.
    func refuse<Value>(
        _ object: String, _ verb: String, _ actor: Actor, _ reason: String, _ line: String
    ) async -> Result<Value, Problem> {
        do throws(StoreError) {
            try await store.commit([.audit(audit(object, verb, actor, 409, reason, clock()))])
            return .failure(Problem(409, line))
        } catch {
            return .failure(Self.unwritten(error))
        }
    }

    func audit(
        _ object: String, _ verb: String, _ actor: Actor, _ status: Int, _ reason: String, _ now: Double
    ) -> AuditRow {
        AuditRow(
            id: ids.make("a", now: now), time: now, actor: actor.name, verb: verb, object: object, status: status,
            reason: reason, sourceAddress: actor.address)
    }

    static func unwritten(_ error: StoreError) -> Problem {
        if error == .conflict { return Problem(409, "somebody else was first: look at the gate and decide again") }
        return Problem(503, "AnalysisGate cannot write the decision down: nothing is decided", log: error.message)
    }
}
