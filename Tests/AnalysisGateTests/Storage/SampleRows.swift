import AnalysisGate

/// Rows with every field set to something of its own, so that a swapped column is seen.
enum SampleRows {
    static let key = RolloutKey(cluster: "prod-eu", namespace: "ml-churn", name: "churn-model")

    static func epoch(_ number: Int, key: RolloutKey = key) -> EpochRow {
        EpochRow(
            id: "\(key.namespace)/\(key.name)/\(number)", key: key, number: number, startedAt: 1_700_000_000.25,
            endedAt: nil, outcome: nil, checksum: "5d4b\(number)")
    }

    static func gate(_ version: Int, isOpen: Bool = true, name: String = "default") -> GateRow {
        GateRow(
            key: key, hook: "confirm-promotion", ownName: name, epoch: "epoch-7", isOpen: isOpen,
            decidedBy: "release-team", reason: "looks \"good\" – ✓", decidedAt: 1_700_000_001.5, version: version)
    }

    static func hold(_ id: String, kind: HoldRow.Kind, until: Double) -> HoldRow {
        HoldRow(
            id: id, kind: kind, cluster: "prod-eu", namespaces: "ml-*,web", name: "churn-model", epoch: "epoch-7",
            from: 100, until: until, by: "ada", reason: "incident 12")
    }

    static func verdict(_ id: String, key: RolloutKey = key, time: Double = 1_700_000_002) -> VerdictRow {
        VerdictRow(
            id: id, key: key, epoch: "epoch-7", analysis: "churn", hook: "confirm-traffic-increase", time: time,
            state: "pending", reason: "1.2% errors v 1.1%", status: 403, detail: Array("{\"pass\":false}".utf8))
    }

    static func audit(_ id: String, object: String = "gates/ml-churn/churn-model", time: Double = 3) -> AuditRow {
        AuditRow(
            id: id, time: time, actor: "ada", verb: "approve", object: object, status: 202, reason: "tested",
            sourceAddress: "10.1.2.3")
    }

    static func notice(_ id: String, key: RolloutKey = key, time: Double = 4) -> NoticeRow {
        NoticeRow(id: id, key: key, epoch: "epoch-7", time: time, kind: "rolled-back", reason: "3% errors v 1%")
    }
}
