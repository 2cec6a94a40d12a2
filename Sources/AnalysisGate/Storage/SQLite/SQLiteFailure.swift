/// What SQLite answered when it refused something.
struct SQLiteFailure: Error {
    var kind: Kind
    /// What was tried, for the sentence.
    var action: String
    /// The library's own words and its extended result code.
    var reason: String

    /// The refusals that are told apart.
    enum Kind {
        case notADatabase
        case corrupt
        case other
    }

    /// The failure as the store's callers see it.
    func storeError(path: String) -> StoreError {
        let sentence = "\(path): \(action): \(reason)"
        return switch kind {
        case .notADatabase: .foreign("\(path) is not a SQLite database; name another file, or move it away")
        case .corrupt: .corrupt(sentence)
        case .other: .failed(sentence)
        }
    }
}
