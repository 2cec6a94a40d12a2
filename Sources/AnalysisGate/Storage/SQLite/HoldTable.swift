/// Reads and writes `holds`.
enum HoldTable {
    static func write(_ row: HoldRow, _ connection: inout SQLiteConnection) throws(SQLiteFailure) {
        try connection.run(
            """
            INSERT INTO holds
                (id, kind, cluster, namespaces, name, epoch, from_time, until_time, decided_by, reason)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            ON CONFLICT (id) DO UPDATE SET
                kind = excluded.kind, cluster = excluded.cluster, namespaces = excluded.namespaces,
                name = excluded.name, epoch = excluded.epoch, from_time = excluded.from_time,
                until_time = excluded.until_time, decided_by = excluded.decided_by, reason = excluded.reason
            """,
            [
                .text(row.id), .text(row.kind.rawValue), .text(row.cluster), .text(row.namespaces), .text(row.name),
                .text(row.epoch), .real(row.from), .real(row.until), .text(row.by), .text(row.reason),
            ])
    }

    static func notEnded(
        by time: Double, _ connection: inout SQLiteConnection
    ) throws(SQLiteFailure) -> [HoldRow] {
        try connection.rows(
            """
            SELECT kind, id, cluster, namespaces, name, epoch, from_time, until_time, decided_by, reason
            FROM holds WHERE until_time > ?1 ORDER BY from_time, id
            """,
            [.real(time)]
        ) { row in
            // The table's CHECK allows no third kind.
            let kind: HoldRow.Kind = row.text() == HoldRow.Kind.override.rawValue ? .override : .freeze
            return HoldRow(
                id: row.text(), kind: kind, cluster: row.text(), namespaces: row.text(), name: row.text(),
                epoch: row.text(), from: row.real(), until: row.real(), by: row.text(), reason: row.text())
        }
    }
}
