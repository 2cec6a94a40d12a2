import JSON

/// `/v1/gates…`: what stands, and what people decide.
package struct GatesEndpoint: Sendable {
    /// Hook types whose gates people decide, in the words of the URL.
    package static let hooks = [
        HookType.confirmRollout, .confirmTrafficIncrease, .confirmPromotion, .rollback,
    ].map(\.rawValue)
    /// Attempts shown with a gate.
    package static let maximumAttempts = 50

    private let gatekeeper: Gatekeeper
    private let cluster: String

    package init(gatekeeper: Gatekeeper, cluster: String) {
        self.gatekeeper = gatekeeper
        self.cluster = cluster
    }

    /// All gates that were decided or wait to be, and the holds that stand, where the caller may see them.
    ///
    /// - Parameters:
    ///   - namespace: only of this one; nil for all.
    ///   - name: only of rollouts of this name; nil for all.
    package func list(namespace: String?, name: String?, caller: Caller) -> Response {
        let now = gatekeeper.clock()
        let book = gatekeeper.book.withLock { $0 }
        let keys = book.knownGates.filter {
            caller.maySee($0.rollout) && namespace ?? $0.rollout.namespace == $0.rollout.namespace
                && name ?? $0.rollout.name == $0.rollout.name
        }
        .sorted { $0.object < $1.object }
        let body = JSONWriter.objectDocument { object in
            object.objects("gates", keys) { key, writer in
                let epoch = book.rollouts[key.rollout]?.epoch?.id
                let gate = book.gate(key, epoch: "") ?? book.gate(key, epoch: epoch ?? "-")
                GateJSON.write(key, gate, epoch: epoch, attempts: [], to: &writer)
            }
            let holds = book.holds.filter { hold in
                guard hold.until > now, (caller.cluster ?? hold.cluster) == hold.cluster else { return false }
                return hold.kind == .override
                    ? caller.maySee(hold.namespaces) : hold.patterns.contains(where: caller.maySee)
            }
            object.objects("holds", holds) { GateJSON.write($0, to: &$1) }
        }
        return .json(200, body)
    }

    /// One gate with the attempts on it.
    package func show(_ path: [String: String], cluster: String?) async throws(Problem) -> Response {
        let key = try key(path, cluster: cluster)
        let (epoch, gate) = gatekeeper.book.withLock { book in
            let epoch = book.rollouts[key.rollout]?.epoch?.id
            return (epoch, book.gate(key, epoch: epoch ?? "-"))
        }
        return try await answer(key, gate, epoch: epoch)
    }

    /// Approves or halts a gate.
    package func decide(
        _ path: [String: String], open: Bool, body: [UInt8], caller: Caller
    ) async throws(Problem) -> Response {
        let key = try key(path, cluster: caller.cluster)
        let body = try DecisionBody(body)
        let gate = try await gatekeeper.decide(
            key, open: open, by: caller.actor(claiming: try body.by), reason: try body.reason)
        return try await answer(key, gate, epoch: gate.epoch)
    }

    /// Lets the open epoch through, or ends that.
    package func override(
        _ path: [String: String], body: [UInt8], caller: Caller
    ) async throws(Problem) -> Response {
        let rollout = rollout(path, cluster: caller.cluster)
        let body = try DecisionBody(body, allowed: ["for"])
        let reason = try body.reason
        guard !reason.isEmpty else { throw Problem(400, "reason is missing: an override is announced with it") }
        let seconds = try HoldTime.seconds(try body.text("for"))
        let hold = try await gatekeeper.override(
            rollout, seconds: seconds, by: caller.actor(claiming: try body.by), reason: reason)
        return .json(200, JSONWriter.objectDocument { GateJSON.write(hold, to: &$0) })
    }

    /// Holds namespaces for a time.
    package func freeze(_ body: [UInt8], caller: Caller) async throws(Problem) -> Response {
        let body = try DecisionBody(body, allowed: ["namespaces", "from", "to", "for", "id"])
        let namespaces = try body.texts("namespaces")
        guard !namespaces.isEmpty else {
            throw Problem(400, "namespaces is missing: a list of globs, [\"*\"] for all")
        }
        try FreezeReach.check(namespaces, caller)
        let now = gatekeeper.clock()
        let from = try HoldTime.moment("from", try body.text("from"))
        let to = try HoldTime.moment("to", try body.text("to"))
        let until: Double
        if let to {
            until = to
        } else {
            until = (from ?? now) + (try HoldTime.seconds(try body.text("for")))
        }
        guard until > max(from ?? now, now) else { throw Problem(400, "the freeze ends before it begins") }
        let id = try body.text("id")
        if !id.isEmpty { try checkFreeze(id, caller) }
        let freeze = Freeze(
            id: id.isEmpty ? nil : id, cluster: caller.cluster ?? cluster, namespaces: namespaces, from: from,
            until: until, reason: try body.reason)
        let hold = try await gatekeeper.freeze(freeze, by: caller.actor(claiming: try body.by))
        return .json(200, JSONWriter.objectDocument { GateJSON.write(hold, to: &$0) })
    }

    /// Ends a freeze before its time.
    package func unfreeze(_ body: [UInt8], caller: Caller) async throws(Problem) -> Response {
        let body = try DecisionBody(body, allowed: ["id"])
        let id = try body.text("id")
        try checkFreeze(id, caller)
        let hold = try await gatekeeper.unfreeze(
            id: id, by: caller.actor(claiming: try body.by), reason: try body.reason)
        return .json(200, JSONWriter.objectDocument { GateJSON.write(hold, to: &$0) })
    }

    /// Ends the open epoch.
    package func reset(_ path: [String: String], body: [UInt8], caller: Caller) async throws(Problem) -> Response {
        let rollout = rollout(path, cluster: caller.cluster)
        let body = try DecisionBody(body)
        try await gatekeeper.reset(rollout, by: caller.actor(claiming: try body.by), reason: try body.reason)
        return .json(200, JSONWriter.objectDocument { $0.member("reset", true) })
    }

    /// - Throws: `Problem` 404 where the caller's cluster has no such freeze, 403 where it reaches beyond the token.
    private func checkFreeze(_ id: String, _ caller: Caller) throws(Problem) {
        let cluster = caller.cluster ?? self.cluster
        let holds = gatekeeper.book.withLock { $0.holds }
        guard let hold = holds.first(where: { $0.id == id && $0.kind == .freeze && $0.cluster == cluster }) else {
            throw Problem(404, "there is no freeze \"\(id.prefix(80))\": see holds in /v1/gates")
        }
        try FreezeReach.check(hold.patterns.map(\.pattern), caller)
    }

    private func answer(_ key: GateKey, _ gate: GateRow?, epoch: String?) async throws(Problem) -> Response {
        let attempts: [AuditRow]
        do throws(StoreError) {
            attempts = try await gatekeeper.store.audit(of: key.object, limit: Self.maximumAttempts)
        } catch {
            throw Problem(503, "the store cannot be read", log: error.message)
        }
        return .json(
            200,
            JSONWriter.objectDocument {
                GateJSON.write(key, gate, epoch: epoch, attempts: attempts, to: &$0)
            })
    }

    private func rollout(_ path: [String: String], cluster: String?) -> RolloutKey {
        RolloutKey(
            cluster: cluster ?? self.cluster, namespace: path["namespace"] ?? "", name: path["name"] ?? "")
    }

    private func key(_ path: [String: String], cluster: String?) throws(Problem) -> GateKey {
        let hook = path["hook"] ?? ""
        guard Self.hooks.contains(hook) else {
            throw Problem(404, "\"\(hook)\" has no gates: hook types are \(Self.hooks.joined(separator: ", "))")
        }
        let ownName = try GateName.read(path["gate"]) ?? GateName.standard
        return GateKey(rollout: rollout(path, cluster: cluster), hook: hook, ownName: ownName)
    }
}
