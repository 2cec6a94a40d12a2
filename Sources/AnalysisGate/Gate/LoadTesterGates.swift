/// The gates of the Flagger load tester's URLs: durable, closed by no epoch, and no part of any `/flagger` hook.
package struct LoadTesterGates: Sendable {
    /// The two kinds of gate that the load tester has.
    package enum Kind: String, Sendable {
        case gate = "load-tester-gate"
        case rollback = "load-tester-rollback"
    }

    private let gatekeeper: Gatekeeper

    package init(gatekeeper: Gatekeeper) {
        self.gatekeeper = gatekeeper
    }

    /// A pure read of memory: asking changes nothing.
    package func isOpen(_ kind: Kind, of rollout: RolloutKey) -> Bool {
        let key = GateKey(rollout: rollout, hook: kind.rawValue)
        return gatekeeper.book.withLock { $0.gate(key, epoch: "")?.isOpen ?? false }
    }

    /// Opens or closes; durable once it returns.
    package func set(
        _ kind: Kind, of rollout: RolloutKey, open: Bool, by actor: Actor
    ) async throws(Problem) {
        let key = GateKey(rollout: rollout, hook: kind.rawValue)
        let result = await gatekeeper.turns.run(rollout) {
            await gatekeeper.commit(
                GateDecision(key: key, epoch: "", open: open, actor: actor, reason: ""))
        }
        _ = try result.get()
    }
}
