/// Reads and writes `gates`.
enum GateTable {
    /// Writes a decision if nobody decided since the version that it was based on.
    ///
    /// - Returns: false when somebody did, and nothing is written.
    static func write(_ row: GateRow, _ connection: inout SQLiteConnection) throws(SQLiteFailure) -> Bool {
        let sql =
            row.version == 1
            ? """
            INSERT INTO gates
                (cluster, namespace, name, hook, own_name, epoch, is_open, decided_by, reason, decided_at, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT DO NOTHING
            """
            : """
            UPDATE gates SET epoch = ?6, is_open = ?7, decided_by = ?8, reason = ?9, decided_at = ?10, version = ?11
            WHERE cluster = ?1 AND namespace = ?2 AND name = ?3 AND hook = ?4 AND own_name = ?5
                AND version = ?11 - 1
            """
        let changed = try connection.run(
            sql,
            row.key.values
                + [
                    .text(row.hook), .text(row.ownName), .text(row.epoch), .bool(row.isOpen), .text(row.decidedBy),
                    .text(row.reason), .real(row.decidedAt), .integer(row.version),
                ])
        return changed == 1
    }

    static func all(_ connection: inout SQLiteConnection) throws(SQLiteFailure) -> [GateRow] {
        try connection.rows(
            """
            SELECT cluster, namespace, name, hook, own_name, epoch, is_open, decided_by, reason, decided_at, version
            FROM gates ORDER BY cluster, namespace, name, hook, own_name
            """
        ) { row in
            GateRow(
                key: RolloutKey(row), hook: row.text(), ownName: row.text(), epoch: row.text(), isOpen: row.bool(),
                decidedBy: row.text(), reason: row.text(), decidedAt: row.real(), version: row.integer())
        }
    }
}
