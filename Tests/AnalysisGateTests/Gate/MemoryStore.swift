import AnalysisGate

/// A store without a disk, for tests of what stands above it; it can be told to refuse.
final class MemoryStore: Store {
    struct Content: Sendable {
        var changes: [Change] = []
        var failure: StoreError?
        /// Commits wait while this is above 0.
        var heldCommits = 0
    }

    let content = Locked(Content())

    func commit(_ changes: [Change]) async throws(StoreError) {
        while content.withLock({ $0.heldCommits > 0 }) { await Task.yield() }
        try content.withLock { content throws(StoreError) in
            if let failure = content.failure { throw failure }
            content.changes += changes
        }
    }

    var changes: [Change] { content.withLock { $0.changes } }

    func rollouts() async throws(StoreError) -> [RolloutRow] {
        var rows: [RolloutKey: RolloutRow] = [:]
        for case .rollout(let row) in changes { rows[row.key] = row }
        return Array(rows.values)
    }

    func gates() async throws(StoreError) -> [GateRow] {
        var rows: [GateKey: GateRow] = [:]
        for case .gate(let row) in changes { rows[row.gateKey] = row }
        return Array(rows.values)
    }

    func holds(notEndedBy time: Double) async throws(StoreError) -> [HoldRow] {
        var rows: [String: HoldRow] = [:]
        for case .hold(let row) in changes { rows[row.id] = row }
        return rows.values.filter { $0.until > time }
    }

    func epochs(of rollout: RolloutKey, limit: Int) async throws(StoreError) -> [EpochRow] {
        var rows: [String: EpochRow] = [:]
        for case .epoch(let row) in changes where row.key == rollout { rows[row.id] = row }
        return Array(rows.values.sorted { $0.number > $1.number }.prefix(limit))
    }

    func verdicts(of rollout: RolloutKey?, limit: Int) async throws(StoreError) -> [VerdictRow] {
        changes.reversed().compactMap { if case .verdict(let row) = $0 { row } else { nil } }
    }

    func verdict(id: String) async throws(StoreError) -> VerdictRow? {
        try await verdicts(of: nil, limit: .max).first { $0.id == id }
    }

    func audit(of object: String?, limit: Int) async throws(StoreError) -> [AuditRow] {
        changes.reversed().compactMap {
            if case .audit(let row) = $0, object == nil || row.object == object { row } else { nil }
        }
    }

    func notices(of rollout: RolloutKey?, limit: Int) async throws(StoreError) -> [NoticeRow] {
        changes.reversed().compactMap { if case .notice(let row) = $0 { row } else { nil } }
    }

    func prune(_ retention: Retention, now: Double) async throws(StoreError) -> Int { 0 }

    func probe() async throws(StoreError) {}

    func close() async {}
}
