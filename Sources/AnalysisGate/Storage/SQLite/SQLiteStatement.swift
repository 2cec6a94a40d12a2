import CSQLite

/// One prepared statement; used from one thread at a time.
///
/// A class, because a cache holds it: the C object lives as long as the last reference, and
/// `sqlite3_close_v2` lets statements outlive their connection.
@safe
final class SQLiteStatement {
    private let handle: OpaquePointer
    private var nextColumn: Int32 = 0

    init(handle: OpaquePointer) {
        unsafe self.handle = unsafe handle
    }

    deinit {
        unsafe sqlite3_finalize(handle)
    }

    /// Fills the places `?1`, `?2`, … in their order.
    func bind(_ values: [SQLiteValue]) throws(SQLiteFailure) {
        var index: Int32 = 0
        for value in values {
            index += 1
            let code = bind(value, at: index)
            if code != SQLITE_OK { throw failure("bind value \(index)") }
        }
    }

    private func bind(_ value: SQLiteValue, at index: Int32) -> Int32 {
        switch value {
        case .integer(let number): return unsafe sqlite3_bind_int64(handle, index, Int64(number))
        case .real(let number): return unsafe sqlite3_bind_double(handle, index, number)
        case .null: return unsafe sqlite3_bind_null(handle, index)
        case .blob(let bytes):
            return unsafe bytes.withUnsafeBytes { buffer in
                unsafe ag_sqlite3_bind_blob(handle, index, buffer.baseAddress, Int32(clamping: buffer.count))
            }
        case .text(var text):
            return text.withUTF8 { buffer in
                unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                    unsafe ag_sqlite3_bind_text(
                        handle, index, characters.baseAddress, Int32(clamping: characters.count))
                }
            }
        }
    }

    /// Goes to the next row; false when there is none.
    func step() throws(SQLiteFailure) -> Bool {
        nextColumn = 0
        switch unsafe sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure("run a statement")
        }
    }

    /// Makes the statement ready for its next use; what went wrong was told by `step`.
    func reset() {
        unsafe sqlite3_reset(handle)
        unsafe sqlite3_clear_bindings(handle)
    }

    // The columns of a row are read one after the other, in the order of the statement.

    func integer() -> Int {
        defer { nextColumn += 1 }
        return Int(unsafe sqlite3_column_int64(handle, nextColumn))
    }

    func bool() -> Bool {
        integer() != 0
    }

    func real() -> Double {
        defer { nextColumn += 1 }
        return unsafe sqlite3_column_double(handle, nextColumn)
    }

    func optionalReal() -> Double? {
        let isNull = unsafe sqlite3_column_type(handle, nextColumn) == SQLITE_NULL
        let value = real()
        return isNull ? nil : value
    }

    func text() -> String {
        String(decoding: blob(), as: UTF8.self)
    }

    func optionalText() -> String? {
        let isNull = unsafe sqlite3_column_type(handle, nextColumn) == SQLITE_NULL
        let value = text()
        return isNull ? nil : value
    }

    func blob() -> [UInt8] {
        defer { nextColumn += 1 }
        // The pointer first, then the count: the order that the library asks for.
        guard let bytes = unsafe sqlite3_column_blob(handle, nextColumn) else { return [] }
        let count = Int(unsafe sqlite3_column_bytes(handle, nextColumn))
        return unsafe [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
    }

    private func failure(_ action: String) -> SQLiteFailure {
        unsafe SQLiteConnection.failure(sqlite3_db_handle(handle), action)
    }
}
