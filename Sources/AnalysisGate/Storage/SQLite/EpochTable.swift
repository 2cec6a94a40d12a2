/// Reads and writes `epochs`.
enum EpochTable {
    static func write(_ row: EpochRow, _ connection: inout SQLiteConnection) throws(SQLiteFailure) {
        try connection.run(
            """
            INSERT INTO epochs (id, cluster, namespace, name, number, started_at, ended_at, outcome, checksum)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT (id) DO UPDATE SET
                cluster = excluded.cluster, namespace = excluded.namespace, name = excluded.name,
                number = excluded.number, started_at = excluded.started_at, ended_at = excluded.ended_at,
                outcome = excluded.outcome, checksum = excluded.checksum
            """,
            [.text(row.id)] + row.key.values
                + [
                    .integer(row.number), .real(row.startedAt), .optional(row.endedAt), .optional(row.outcome),
                    .text(row.checksum),
                ])
    }

    static func newest(
        of key: RolloutKey, limit: Int, _ connection: inout SQLiteConnection
    ) throws(SQLiteFailure) -> [EpochRow] {
        try connection.rows(
            """
            SELECT id, cluster, namespace, name, number, started_at, ended_at, outcome, checksum FROM epochs
            WHERE cluster = ?1 AND namespace = ?2 AND name = ?3 ORDER BY number DESC LIMIT ?4
            """,
            key.values + [.integer(limit)]
        ) { row in
            EpochRow(
                id: row.text(), key: RolloutKey(row), number: row.integer(), startedAt: row.real(),
                endedAt: row.optionalReal(), outcome: row.optionalText(), checksum: row.text())
        }
    }
}
