import CSQLite

/// One open database file, used from one thread at a time; closed when it goes.
@safe
struct SQLiteConnection: ~Copyable {
    let path: String
    private var handle: OpaquePointer?
    private var statements: [String: SQLiteStatement] = [:]

    /// Opens a file that exists.
    init(path: String) throws(SQLiteFailure) {
        self.path = path
        var handle: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        // "./" keeps names such as ":memory:" from having a meaning of their own.
        let code = unsafe sqlite3_open_v2(path.hasPrefix("/") ? path : "./" + path, &handle, flags, nil)
        if code != SQLITE_OK {
            let failure = unsafe Self.failure(handle, "open the database")
            unsafe sqlite3_close_v2(handle)
            throw failure
        }
        unsafe self.handle = unsafe handle
        unsafe sqlite3_busy_timeout(handle, Int32(StoreLimits.busyMilliseconds))
        _ = unsafe sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Int32(StoreLimits.valueBytes))
    }

    deinit {
        unsafe sqlite3_close_v2(handle)
    }

    /// Closes the file, which folds the write-ahead log into it; whatever is asked afterwards fails.
    mutating func close() {
        statements = [:]
        unsafe sqlite3_close_v2(handle)
        unsafe handle = nil
    }

    /// Whether a transaction is open: an error can end one without being asked to.
    var isInTransaction: Bool {
        unsafe handle != nil && sqlite3_get_autocommit(handle) == 0
    }

    /// Runs one statement that gives no rows and says how many rows it changed.
    @discardableResult
    mutating func run(_ sql: String, _ values: [SQLiteValue] = []) throws(SQLiteFailure) -> Int {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(values)
        while try statement.step() {}
        return Int(unsafe sqlite3_changes64(handle))
    }

    /// Reads all rows of one statement.
    mutating func rows<Row>(
        _ sql: String, _ values: [SQLiteValue] = [], read: (SQLiteStatement) -> Row
    ) throws(SQLiteFailure) -> [Row] {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(values)
        var rows: [Row] = []
        while try statement.step() { rows.append(read(statement)) }
        return rows
    }

    /// Runs `body` in a write transaction, which is taken back if it throws.
    mutating func transaction<Value>(
        _ body: (inout SQLiteConnection) throws(SQLiteFailure) -> Value
    ) throws(SQLiteFailure) -> Value {
        try run("BEGIN IMMEDIATE")
        do throws(SQLiteFailure) {
            let value = try body(&self)
            try run("COMMIT")
            return value
        } catch {
            if isInTransaction { _ = try? run("ROLLBACK") }
            throw error
        }
    }

    /// The first column of the first row, 0 without one.
    mutating func number(_ sql: String) throws(SQLiteFailure) -> Int {
        try rows(sql) { $0.integer() }.first ?? 0
    }

    /// Runs several statements separated by semicolons, without values; for migrations.
    mutating func runScript(_ sql: String) throws(SQLiteFailure) {
        if unsafe sqlite3_exec(handle, sql, nil, nil, nil) != SQLITE_OK {
            throw unsafe Self.failure(handle, "run a migration")
        }
    }

    /// The statement for a text, from the cache after its first use: the texts are constants, so it stays small.
    private mutating func prepared(_ sql: String) throws(SQLiteFailure) -> SQLiteStatement {
        if let statement = statements[sql] { return statement }
        guard unsafe handle != nil else {
            throw SQLiteFailure(kind: .other, action: "use the database", reason: "it is closed")
        }
        var prepared: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        let code = unsafe sqlite3_prepare_v3(handle, sql, -1, flags, &prepared, nil)
        guard code == SQLITE_OK, let prepared = unsafe prepared else {
            throw unsafe Self.failure(handle, "prepare a statement")
        }
        let statement = unsafe SQLiteStatement(handle: prepared)
        statements[sql] = statement
        return statement
    }

    /// The last refusal of a connection, in the library's words.
    static func failure(_ handle: OpaquePointer?, _ action: String) -> SQLiteFailure {
        let code = unsafe sqlite3_extended_errcode(handle)
        let words = unsafe sqlite3_errmsg(handle).map { unsafe String(cString: $0) } ?? "no reason given"
        let kind: SQLiteFailure.Kind =
            switch code & 0xFF {
            case SQLITE_NOTADB: .notADatabase
            case SQLITE_CORRUPT: .corrupt
            default: .other
            }
        return SQLiteFailure(kind: kind, action: action, reason: "\(words) (SQLite code \(code))")
    }
}
