/// What the store holds of rollouts, gates and holds, in memory: reads cost no disk.
///
/// It is changed only after the store has committed the same change.
package struct GateBook: Sendable {
    package private(set) var rollouts: [RolloutKey: RolloutState] = [:]
    package private(set) var gates: [GateKey: GateRow] = [:]
    package private(set) var holds: [HoldRow] = []

    package init() {}

    package init(rollouts: [RolloutKey: RolloutState], gates: [GateRow], holds: [HoldRow]) {
        self.rollouts = rollouts
        self.gates = Dictionary(gates.map { ($0.gateKey, $0) }, uniquingKeysWith: { _, later in later })
        self.holds = holds
    }

    /// Remembers a rollout as the store has it.
    package mutating func set(_ state: RolloutState, of rollout: RolloutKey) {
        rollouts[rollout] = state
    }

    /// Remembers a gate as the store has it.
    package mutating func set(_ gate: GateRow) {
        gates[gate.gateKey] = gate
    }

    /// Adds a hold, or changes the one of the same id, and forgets those that ended before it.
    package mutating func set(_ hold: HoldRow, now: Double) {
        holds.removeAll { $0.id == hold.id || $0.until < now }
        holds.append(hold)
    }

    /// The gate as it counts in an epoch: nil when nobody has decided it there.
    package func gate(_ key: GateKey, epoch: String) -> GateRow? {
        guard let gate = gates[key], gate.epoch == epoch else { return nil }
        return gate
    }

    /// Gates that were ever decided, and those that a hook of an open epoch found closed.
    package var knownGates: Set<GateKey> {
        var keys = Set(gates.keys)
        for (rollout, state) in rollouts {
            for gate in state.epoch?.askedGates ?? [] {
                keys.insert(GateKey(rollout: rollout, hook: gate.hook, ownName: gate.ownName))
            }
        }
        return keys
    }

    /// The decision that stands above the analysis now; of an override and a freeze the later one.
    package func hold(on rollout: RolloutKey, epoch: String, now: Double) -> HoldRow? {
        holds.filter { hold in
            guard hold.cluster == rollout.cluster, hold.from <= now, now < hold.until else { return false }
            switch hold.kind {
            case .override:
                return hold.namespaces == rollout.namespace && hold.name == rollout.name && hold.epoch == epoch
            case .freeze:
                return hold.patterns.contains { $0.matches(rollout.namespace) }
            }
        }
        .max { $0.from < $1.from }
    }
}

extension HoldRow {
    /// The namespaces that a freeze holds.
    package var patterns: [Glob] {
        namespaces.split(separator: ",").map { Glob(String($0)) }
    }
}
