import AnalysisGate

/// The rows of one numbered transaction: a verdict, a decision, its audit and its notice belong together.
struct HammerTransaction {
    var number: Int

    var changes: [Change] {
        let key = RolloutKey(cluster: "hammer", namespace: "ml", name: "\(number)")
        return [
            .verdict(
                VerdictRow(
                    id: "v\(number)", key: key, epoch: "e", analysis: "churn", hook: "rollout", time: Double(number),
                    state: "pass", reason: "", status: 200,
                    detail: [UInt8](repeating: UInt8(number % 256), count: 300 + number % 5_000))),
            .gate(
                GateRow(
                    key: key, hook: "confirm-promotion", ownName: "default", epoch: "e", isOpen: true,
                    decidedBy: "hammer", reason: "", decidedAt: Double(number), version: 1)),
            .audit(
                AuditRow(
                    id: "a\(number)", time: Double(number), actor: "hammer", verb: "approve", object: "\(number)",
                    status: 202, reason: "", sourceAddress: "")),
            .notice(
                NoticeRow(id: "n\(number)", key: key, epoch: "e", time: Double(number), kind: "promoted", reason: "")),
        ]
    }

    /// Whether every row of the transaction is in the store as it was written.
    func isWhole(in store: any Store, gates: [String: GateRow]) async throws -> Bool {
        guard case .verdict(let verdict) = changes[0], case .gate(let gate) = changes[1],
            case .audit(let audit) = changes[2], case .notice(let notice) = changes[3]
        else { return false }
        let rows = try await (
            store.verdict(id: verdict.id), store.audit(of: audit.object, limit: 2),
            store.notices(of: notice.key, limit: 2)
        )
        return rows.0 == verdict && gates[gate.key.name] == gate && rows.1 == [audit] && rows.2 == [notice]
    }
}
