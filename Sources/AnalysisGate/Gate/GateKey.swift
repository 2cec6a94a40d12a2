/// Names one gate.
package struct GateKey: Sendable, Hashable {
    package var rollout: RolloutKey
    /// A hook type's name; `load-tester-gate` and `load-tester-rollback` for the load tester's URLs.
    package var hook: String
    package var ownName: String

    package init(rollout: RolloutKey, hook: String, ownName: String = GateName.standard) {
        self.rollout = rollout
        self.hook = hook
        self.ownName = ownName
    }

    /// How the audit names it.
    package var object: String {
        "gates/\(rollout.namespace)/\(rollout.name)/\(hook)/\(ownName)"
    }
}

extension GateRow {
    package var gateKey: GateKey {
        GateKey(rollout: key, hook: hook, ownName: ownName)
    }
}
