/// The store's named limits.
package enum StoreLimits {
    /// Most rows that one reading call returns, whatever it asks for.
    package static let rowsPerRead = 1_000
    /// Most callers' transactions that share one flush to the disk.
    package static let transactionsPerFlush = 256
    /// Most commits that wait at a time; a further one fails at once.
    package static let waitingCommits = 10_000
    /// Most rows of a table that one call of `prune` deletes, so that no commit waits long behind it.
    package static let rowsPerPrune = 1_000
    /// The largest single value, in bytes.
    package static let valueBytes = 16 << 20
    /// The largest database file, in bytes.
    package static let fileBytes = 16 << 30
    /// What the write-ahead log is cut back to after a burst, in bytes.
    package static let logBytes = 64 << 20
    /// How long a write waits for the other process that uses the file, in milliseconds.
    package static let busyMilliseconds = 2_000
}
