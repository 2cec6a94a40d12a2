/// Takes a database file from the disk to a state in which it can be trusted, or says why it cannot.
enum DatabaseOpening {
    /// "AGat" in the file's header: `file` and other programs can tell whose it is.
    static let applicationID = 0x4147_6174

    private static let pageBytes = 4_096

    /// Opens and checks a file, sets durability and makes its schema current.
    ///
    /// Nothing is written before the file is known to be ours or empty.
    static func open(path: String, fileBytes: Int) throws(StoreError) -> SQLiteConnection {
        try DatabaseFile.createIfMissing(path)
        var connection: SQLiteConnection
        do throws(SQLiteFailure) {
            connection = try SQLiteConnection(path: path)
        } catch { throw error.storeError(path: path) }
        let newest = SchemaMigration.all.count
        if let refusal = try inspect(&connection, newestVersion: newest) { throw refusal }
        do throws(SQLiteFailure) {
            try makeDurable(&connection, fileBytes: fileBytes)
            try migrate(&connection)
        } catch { throw error.storeError(path: path) }
        return connection
    }

    /// Reads whose file it is, of which version, and whether its pages are whole.
    private static func inspect(
        _ connection: inout SQLiteConnection, newestVersion: Int
    ) throws(StoreError) -> StoreError? {
        let path = connection.path
        do throws(SQLiteFailure) {
            let application = try connection.number("PRAGMA application_id")
            let tables = try connection.number("SELECT count(*) FROM sqlite_schema")
            if application == 0 && tables == 0 { return nil }
            if application != applicationID {
                return .foreign(
                    "\(path) is the database of another program (application_id \(application)); name another file")
            }
            let version = try connection.number("PRAGMA user_version")
            if version > newestVersion {
                return .foreign(
                    "\(path) has schema version \(version), this program knows up to \(newestVersion): "
                        + "run the version that wrote it, or restore a backup made before the upgrade")
            }
            let faults = try connection.rows("PRAGMA quick_check(5)") { $0.text() }
            if faults == ["ok"] { return nil }
            // SQLite's words come in several lines; a refusal is one.
            let words = faults.flatMap { $0.split(separator: "\n") }.joined(separator: "; ")
            return .corrupt(
                "\(path) is damaged: \(words). "
                    + "Keep the file, restore a backup or use `sqlite3 \(path) .recover`")
        } catch {
            throw error.storeError(path: path)
        }
    }

    /// Write-ahead log, flushed at each commit: what was acknowledged survives the loss of power too.
    private static func makeDurable(
        _ connection: inout SQLiteConnection, fileBytes: Int
    ) throws(SQLiteFailure) {
        let mode = try connection.rows("PRAGMA journal_mode = WAL") { $0.text() }
        guard mode == ["wal"] else {
            throw SQLiteFailure(
                kind: .other, action: "switch to write-ahead logging",
                reason: "the file system does not allow it; use a local disk")
        }
        _ = try connection.rows("PRAGMA synchronous = FULL") { _ in }
        _ = try connection.rows("PRAGMA trusted_schema = OFF") { _ in }
        _ = try connection.rows("PRAGMA cell_size_check = ON") { _ in }
        _ = try connection.rows("PRAGMA journal_size_limit = \(StoreLimits.logBytes)") { _ in }
        _ = try connection.rows("PRAGMA max_page_count = \(fileBytes / pageBytes)") { _ in }
    }

    /// Applies the steps that the file lacks, all in one transaction.
    private static func migrate(_ connection: inout SQLiteConnection) throws(SQLiteFailure) {
        try connection.transaction { connection throws(SQLiteFailure) in
            // Read inside the transaction: another process may have migrated in between.
            let version = try connection.number("PRAGMA user_version")
            for migration in SchemaMigration.all where migration.version > version {
                try connection.runScript(migration.sql)
                try connection.runScript("PRAGMA user_version = \(migration.version)")
            }
            if version == 0 { try connection.runScript("PRAGMA application_id = \(applicationID)") }
        }
    }
}
