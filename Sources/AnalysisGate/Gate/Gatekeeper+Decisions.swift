import Notify

/// What people decide: gates, overrides, freezes, resets; each audited in the transaction that makes it true.
extension Gatekeeper {
    /// Opens or closes a gate of the open epoch.
    ///
    /// Of two who decide differently at the same time the first wins; whoever says the same again changes nothing.
    ///
    /// - Throws: `Problem` 409 outside any epoch, or when somebody else was first.
    package func decide(
        _ key: GateKey, open: Bool, by actor: Actor, reason: String
    ) async throws(Problem) -> GateRow {
        let seen = book.withLock { $0.gates[key]?.version ?? 0 }
        let result = await turns.run(key.rollout) { () async -> Result<GateRow, Problem> in
            let (epoch, gate) = book.withLock { book in
                let epoch = book.rollouts[key.rollout]?.epoch?.id
                return (epoch, epoch.flatMap { book.gate(key, epoch: $0) })
            }
            let verb = open ? "approve" : "halt"
            guard let epoch else {
                return await refuse(
                    key.object, verb, actor, reason,
                    "no rollout of \(key.rollout.namespace)/\(key.rollout.name) is open: an approval belongs to the "
                        + "rollout that asked for it, ask again once Flagger has called")
            }
            if let gate, gate.isOpen == open { return await repeated(gate, verb, actor, reason) }
            if let gate, gate.version != seen {
                return await refuse(
                    key.object, verb, actor, reason,
                    "\(gate.decidedBy) was first and has \(gate.isOpen ? "approved" : "halted") it")
            }
            return await commit(
                GateDecision(key: key, epoch: epoch, open: open, actor: actor, reason: reason))
        }
        return try result.get()
    }

    /// Lets the open epoch through whatever the analysis says, for so long; 0 ends an override.
    package func override(
        _ rollout: RolloutKey, seconds: Double, by actor: Actor, reason: String
    ) async throws(Problem) -> HoldRow {
        let result = await turns.run(rollout) { () async -> Result<HoldRow, Problem> in
            let object = "overrides/\(rollout.namespace)/\(rollout.name)"
            guard let epoch = book.withLock({ $0.rollouts[rollout]?.epoch?.id }) else {
                return await refuse(
                    object, "override", actor, reason,
                    "no rollout of \(rollout.namespace)/\(rollout.name) is open: there is nothing to override")
            }
            let now = clock()
            let hold = HoldRow(
                id: "override \(epoch)", kind: .override, cluster: rollout.cluster, namespaces: rollout.namespace,
                name: rollout.name, epoch: epoch, from: now, until: now + seconds, by: actor.name, reason: reason)
            let notice = Announcer(ids: ids).row(
                .override, rollout, epoch, "\(actor.name) let it through whatever the analysis says: \(reason)", now)
            return await commit(hold, object, "override", actor, [.notice(notice)])
        }
        return try result.get()
    }

    /// Holds all rollouts of some namespaces, from a time until a time.
    package func freeze(_ freeze: Freeze, by actor: Actor) async throws(Problem) -> HoldRow {
        let now = clock()
        let id = freeze.id ?? ids.make("freeze", now: now)
        let hold = HoldRow(
            id: id, kind: .freeze, cluster: freeze.cluster, namespaces: freeze.namespaces.joined(separator: ","),
            name: "", epoch: "", from: freeze.from ?? now, until: freeze.until, by: actor.name,
            reason: freeze.reason)
        let place = RolloutKey(cluster: freeze.cluster, namespace: hold.namespaces, name: "")
        let notice = Announcer(ids: ids).row(
            .freeze, place, "", "\(actor.name) froze \(hold.namespaces): \(freeze.reason)", now)
        return try await commit(hold, "freezes/\(id)", "freeze", actor, [.notice(notice)]).get()
    }

    /// Ends a freeze now.
    package func unfreeze(id: String, by actor: Actor, reason: String) async throws(Problem) -> HoldRow {
        guard var hold = book.withLock({ book in book.holds.first { $0.id == id && $0.kind == .freeze } }) else {
            throw Problem(404, "there is no freeze \"\(id)\"")
        }
        hold.until = min(hold.until, clock())
        return try await commit(hold, "freezes/\(id)", "unfreeze", actor, []).get()
    }

    /// Ends the open epoch by a person's word.
    package func reset(_ rollout: RolloutKey, by actor: Actor, reason: String) async throws(Problem) {
        let result = await turns.run(rollout) { () async -> Result<Void, Problem> in
            let object = "rollouts/\(rollout.namespace)/\(rollout.name)"
            var state = book.withLock { $0.rollouts[rollout] } ?? RolloutState()
            let ended = EpochRules().reset(&state)
            guard !ended.isEmpty else {
                return await refuse(
                    object, "reset", actor, reason,
                    "no rollout of \(rollout.namespace)/\(rollout.name) is open: there is nothing to reset")
            }
            let now = clock()
            var changes = ended.map { Change.epoch(row($0, of: rollout, now: now)) }
            changes.append(.audit(audit(object, "reset", actor, 200, reason, now)))
            do throws(StoreError) {
                try await keep(state, of: rollout, with: changes)
            } catch {
                return .failure(Self.unwritten(error))
            }
            for case .ended(let epoch, _) in ended { await desk.forget(epoch: epoch.id) }
            return .success(())
        }
        try result.get()
    }
}
