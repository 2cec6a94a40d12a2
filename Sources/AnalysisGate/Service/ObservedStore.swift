/// A store whose work is measured; it changes nothing.
package struct ObservedStore: Store {
    private let store: any Store
    private let metrics: StoreMetrics

    package init(_ store: any Store, _ metrics: StoreMetrics) {
        self.store = store
        self.metrics = metrics
    }

    package func commit(_ changes: [Change]) async throws(StoreError) {
        let start = ContinuousClock.now
        do throws(StoreError) {
            try await store.commit(changes)
        } catch {
            if error != .conflict { metrics.failed(.commit) }
            throw error
        }
        metrics.committed(seconds: (ContinuousClock.now - start) / .seconds(1))
    }

    package func rollouts() async throws(StoreError) -> [RolloutRow] {
        try await counted { () async throws(StoreError) in try await store.rollouts() }
    }

    package func gates() async throws(StoreError) -> [GateRow] {
        try await counted { () async throws(StoreError) in try await store.gates() }
    }

    package func holds(notEndedBy time: Double) async throws(StoreError) -> [HoldRow] {
        try await counted { () async throws(StoreError) in try await store.holds(notEndedBy: time) }
    }

    package func epochs(of rollout: RolloutKey, limit: Int) async throws(StoreError) -> [EpochRow] {
        try await counted { () async throws(StoreError) in try await store.epochs(of: rollout, limit: limit) }
    }

    package func verdicts(of rollout: RolloutKey?, limit: Int) async throws(StoreError) -> [VerdictRow] {
        try await counted { () async throws(StoreError) in try await store.verdicts(of: rollout, limit: limit) }
    }

    package func verdict(id: String) async throws(StoreError) -> VerdictRow? {
        try await counted { () async throws(StoreError) in try await store.verdict(id: id) }
    }

    package func audit(of object: String?, limit: Int) async throws(StoreError) -> [AuditRow] {
        try await counted { () async throws(StoreError) in try await store.audit(of: object, limit: limit) }
    }

    package func notices(of rollout: RolloutKey?, limit: Int) async throws(StoreError) -> [NoticeRow] {
        try await counted { () async throws(StoreError) in try await store.notices(of: rollout, limit: limit) }
    }

    package func prune(_ retention: Retention, now: Double) async throws(StoreError) -> Int {
        try await counted(.prune) { () async throws(StoreError) in try await store.prune(retention, now: now) }
    }

    package func probe() async throws(StoreError) {
        try await counted(.probe) { () async throws(StoreError) in try await store.probe() }
    }

    package func close() async {
        await store.close()
    }

    private func counted<Value>(
        _ operation: StoreMetrics.Operation = .read, _ work: () async throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        do throws(StoreError) {
            return try await work()
        } catch {
            metrics.failed(operation)
            throw error
        }
    }
}
