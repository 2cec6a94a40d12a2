/// One step from a schema version to the next; never changed once released.
struct SchemaMigration {
    /// The `user_version` that the file has afterwards.
    var version: Int
    var sql: String

    /// All steps in their order, versions 1, 2, 3, …
    static let all = [firstSchema]
}
