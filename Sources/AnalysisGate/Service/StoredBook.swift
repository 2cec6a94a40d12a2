/// Reads the gate book from the store at the start.
package enum StoredBook {
    /// - Throws: `ServiceProblem` when the store cannot be read, or holds a rollout that no version of ours wrote.
    package static func read(_ store: any Store, now: Double) async throws(ServiceProblem) -> GateBook {
        let rows: [RolloutRow]
        let gates: [GateRow]
        let holds: [HoldRow]
        do throws(StoreError) {
            rows = try await store.rollouts()
            gates = try await store.gates()
            holds = try await store.holds(notEndedBy: now)
        } catch {
            throw ServiceProblem("the store cannot be read: \(error.message)")
        }
        var rollouts: [RolloutKey: RolloutState] = [:]
        for row in rows {
            guard let state = RolloutText.read(row.state) else {
                throw ServiceProblem(
                    "the store's rollout \(row.key.namespace)/\(row.key.name) cannot be read: was it written by a "
                        + "later version?")
            }
            rollouts[row.key] = state
        }
        return GateBook(rollouts: rollouts, gates: gates, holds: holds)
    }
}
