/// Reads and writes `notices`.
enum NoticeTable {
    private static let columns = "id, cluster, namespace, name, epoch, time, kind, reason"

    static func add(_ row: NoticeRow, _ connection: inout SQLiteConnection) throws(SQLiteFailure) {
        try connection.run(
            "INSERT INTO notices (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            [.text(row.id)] + row.key.values
                + [.text(row.epoch), .real(row.time), .text(row.kind), .text(row.reason)])
    }

    static func newest(
        of key: RolloutKey?, limit: Int, _ connection: inout SQLiteConnection
    ) throws(SQLiteFailure) -> [NoticeRow] {
        guard let key else {
            return try connection.rows(
                "SELECT \(columns) FROM notices ORDER BY sequence DESC LIMIT ?1", [.integer(limit)], read: row)
        }
        return try connection.rows(
            """
            SELECT \(columns) FROM notices WHERE cluster = ?1 AND namespace = ?2 AND name = ?3
            ORDER BY sequence DESC LIMIT ?4
            """,
            key.values + [.integer(limit)], read: row)
    }

    private static func row(_ row: SQLiteStatement) -> NoticeRow {
        NoticeRow(
            id: row.text(), key: RolloutKey(row), epoch: row.text(), time: row.real(), kind: row.text(),
            reason: row.text())
    }
}
