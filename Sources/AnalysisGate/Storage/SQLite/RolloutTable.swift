/// Reads and writes `rollouts`.
enum RolloutTable {
    static func write(_ row: RolloutRow, _ connection: inout SQLiteConnection) throws(SQLiteFailure) {
        try connection.run(
            """
            INSERT INTO rollouts (cluster, namespace, name, state) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET state = excluded.state
            """,
            row.key.values + [.blob(row.state)])
    }

    static func all(_ connection: inout SQLiteConnection) throws(SQLiteFailure) -> [RolloutRow] {
        try connection.rows(
            "SELECT cluster, namespace, name, state FROM rollouts ORDER BY cluster, namespace, name"
        ) { row in
            RolloutRow(key: RolloutKey(row), state: row.blob())
        }
    }
}

extension RolloutKey {
    /// The three columns that name a rollout.
    var values: [SQLiteValue] {
        [.text(cluster), .text(namespace), .text(name)]
    }

    /// Reads the three columns that name a rollout.
    init(_ row: SQLiteStatement) {
        self.init(cluster: row.text(), namespace: row.text(), name: row.text())
    }
}
