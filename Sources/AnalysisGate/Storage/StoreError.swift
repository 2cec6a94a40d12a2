/// Why the store could not do what it was asked.
package enum StoreError: Error, Sendable, Equatable {
    /// Somebody else decided the gate first.
    case conflict
    /// The file is not ours, or of a later version: the sentence says which and what to do.
    case foreign(String)
    /// The file's content is damaged: the library's own words.
    case corrupt(String)
    /// Another process serves from the file.
    case locked(String)
    /// The disk or the library refused: what was tried and the library's own words.
    case failed(String)

    /// One sentence for the log.
    package var message: String {
        switch self {
        case .conflict: "the gate was decided by somebody else first"
        case .foreign(let why), .corrupt(let why), .locked(let why), .failed(let why): why
        }
    }
}
