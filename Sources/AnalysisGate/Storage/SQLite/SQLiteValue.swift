/// A value for a place in a statement.
enum SQLiteValue {
    case integer(Int)
    case real(Double)
    case text(String)
    case blob([UInt8])
    case null

    static func optional(_ value: Double?) -> SQLiteValue {
        value.map { .real($0) } ?? .null
    }

    static func optional(_ value: String?) -> SQLiteValue {
        value.map { .text($0) } ?? .null
    }

    static func bool(_ value: Bool) -> SQLiteValue {
        .integer(value ? 1 : 0)
    }
}
