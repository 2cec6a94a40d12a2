/// Reads and writes `verdicts`.
enum VerdictTable {
    private static let columns =
        "id, cluster, namespace, name, epoch, analysis, hook, time, state, reason, status, detail"

    static func add(_ row: VerdictRow, _ connection: inout SQLiteConnection) throws(SQLiteFailure) {
        try connection.run(
            "INSERT INTO verdicts (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            [.text(row.id)] + row.key.values
                + [
                    .text(row.epoch), .text(row.analysis), .text(row.hook), .real(row.time), .text(row.state),
                    .text(row.reason), .integer(row.status), .blob(row.detail),
                ])
    }

    static func newest(
        of key: RolloutKey?, limit: Int, _ connection: inout SQLiteConnection
    ) throws(SQLiteFailure) -> [VerdictRow] {
        guard let key else {
            return try connection.rows(
                "SELECT \(columns) FROM verdicts ORDER BY sequence DESC LIMIT ?1", [.integer(limit)], read: row)
        }
        return try connection.rows(
            """
            SELECT \(columns) FROM verdicts WHERE cluster = ?1 AND namespace = ?2 AND name = ?3
            ORDER BY sequence DESC LIMIT ?4
            """,
            key.values + [.integer(limit)], read: row)
    }

    static func find(id: String, _ connection: inout SQLiteConnection) throws(SQLiteFailure) -> VerdictRow? {
        try connection.rows("SELECT \(columns) FROM verdicts WHERE id = ?1", [.text(id)], read: row).first
    }

    private static func row(_ row: SQLiteStatement) -> VerdictRow {
        VerdictRow(
            id: row.text(), key: RolloutKey(row), epoch: row.text(), analysis: row.text(), hook: row.text(),
            time: row.real(), state: row.text(), reason: row.text(), status: row.integer(), detail: row.blob())
    }
}
