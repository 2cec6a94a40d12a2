/// A store whose commits are timed, and whose failures and audited attempts are counted.
package struct MeasuredStore: Store {
    private let store: any Store
    private let metrics: StoreMetrics
    private let gates: GateMetrics

    package init(_ store: any Store, metrics: StoreMetrics, gates: GateMetrics) {
        self.store = store
        self.metrics = metrics
        self.gates = gates
    }

    package func commit(_ changes: [Change]) async throws(StoreError) {
        let start = SystemClock.now()
        do throws(StoreError) {
            try await store.commit(changes)
        } catch {
            if error == .conflict { gates.decided(.conflict) } else { metrics.failed(.commit) }
            throw error
        }
        metrics.committed(seconds: max(0, SystemClock.now() - start))
        for case .audit(let row) in changes { note(row) }
    }

    package func rollouts() async throws(StoreError) -> [RolloutRow] {
        try await counted(.read) { () throws(StoreError) in try await store.rollouts() }
    }

    package func gates() async throws(StoreError) -> [GateRow] {
        try await counted(.read) { () throws(StoreError) in try await store.gates() }
    }

    package func holds(notEndedBy time: Double) async throws(StoreError) -> [HoldRow] {
        try await counted(.read) { () throws(StoreError) in try await store.holds(notEndedBy: time) }
    }

    package func epochs(of rollout: RolloutKey, limit: Int) async throws(StoreError) -> [EpochRow] {
        try await counted(.read) { () throws(StoreError) in try await store.epochs(of: rollout, limit: limit) }
    }

    package func verdicts(of rollout: RolloutKey?, limit: Int) async throws(StoreError) -> [VerdictRow] {
        try await counted(.read) { () throws(StoreError) in try await store.verdicts(of: rollout, limit: limit) }
    }

    package func verdict(id: String) async throws(StoreError) -> VerdictRow? {
        try await counted(.read) { () throws(StoreError) in try await store.verdict(id: id) }
    }

    package func audit(of object: String?, limit: Int) async throws(StoreError) -> [AuditRow] {
        try await counted(.read) { () throws(StoreError) in try await store.audit(of: object, limit: limit) }
    }

    package func notices(of rollout: RolloutKey?, limit: Int) async throws(StoreError) -> [NoticeRow] {
        try await counted(.read) { () throws(StoreError) in try await store.notices(of: rollout, limit: limit) }
    }

    package func prune(_ retention: Retention, now: Double) async throws(StoreError) -> Int {
        try await counted(.prune) { () throws(StoreError) in try await store.prune(retention, now: now) }
    }

    package func probe() async throws(StoreError) {
        try await counted(.probe) { () throws(StoreError) in try await store.probe() }
    }

    package func close() async { await store.close() }

    private func counted<Value>(
        _ operation: StoreMetrics.Operation, _ work: () async throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        do throws(StoreError) {
            return try await work()
        } catch {
            metrics.failed(operation)
            throw error
        }
    }

    private func note(_ row: AuditRow) {
        gates.audited()
        guard row.verb == "approve" || row.verb == "halt" else { return }
        if row.status == 200 {
            gates.decided(row.verb == "approve" ? .approved : .halted)
        } else {
            gates.decided(.refused)
        }
    }
}
