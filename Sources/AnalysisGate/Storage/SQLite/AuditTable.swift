/// Reads and writes `audit`.
enum AuditTable {
    private static let columns = "id, time, actor, verb, object, status, reason, source_address"

    static func add(_ row: AuditRow, _ connection: inout SQLiteConnection) throws(SQLiteFailure) {
        try connection.run(
            "INSERT INTO audit (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            [
                .text(row.id), .real(row.time), .text(row.actor), .text(row.verb), .text(row.object),
                .integer(row.status), .text(row.reason), .text(row.sourceAddress),
            ])
    }

    static func newest(
        of object: String?, limit: Int, _ connection: inout SQLiteConnection
    ) throws(SQLiteFailure) -> [AuditRow] {
        guard let object else {
            return try connection.rows(
                "SELECT \(columns) FROM audit ORDER BY sequence DESC LIMIT ?1", [.integer(limit)], read: row)
        }
        return try connection.rows(
            "SELECT \(columns) FROM audit WHERE object = ?1 ORDER BY sequence DESC LIMIT ?2",
            [.text(object), .integer(limit)], read: row)
    }

    private static func row(_ row: SQLiteStatement) -> AuditRow {
        AuditRow(
            id: row.text(), time: row.real(), actor: row.text(), verb: row.text(), object: row.text(),
            status: row.integer(), reason: row.text(), sourceAddress: row.text())
    }
}
