/// Deletes the oldest rows of the tables that only grow.
enum Pruning {
    /// One round over all three tables, in one transaction.
    static func run(
        _ retention: Retention, now: Double, _ connection: inout SQLiteConnection
    ) throws(SQLiteFailure) -> Int {
        let verdictTime = now - retention.verdictSeconds
        var deleted = try prune("verdicts", before: verdictTime, keeping: retention.verdictRows, &connection)
        deleted += try prune("notices", before: verdictTime, keeping: retention.verdictRows, &connection)
        deleted += try prune(
            "audit", before: now - retention.auditSeconds, keeping: retention.auditRows, &connection)
        return deleted
    }

    /// Rows go in the order in which they were written, so that the numbers left stay without a gap and the
    /// distance of two of them counts the rows between.
    private static func prune(
        _ table: String, before time: Double, keeping rows: Int, _ connection: inout SQLiteConnection
    ) throws(SQLiteFailure) -> Int {
        let newest = try connection.number("SELECT max(sequence) FROM \(table)")
        let oldest = try connection.number("SELECT min(sequence) FROM \(table)")
        let firstYoung =
            try connection.rows(
                "SELECT sequence FROM \(table) WHERE time >= ?1 ORDER BY sequence LIMIT 1", [.real(time)]
            ) { $0.integer() }.first ?? newest + 1
        let firstKept = max(firstYoung, newest - rows + 1)
        return try connection.run(
            "DELETE FROM \(table) WHERE sequence < ?1",
            [.integer(min(firstKept, oldest + StoreLimits.rowsPerPrune))])
    }
}
