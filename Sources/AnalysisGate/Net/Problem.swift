/// A refusal that knows its answer: the status, one line for the caller and one for the log.
package struct Problem: Error, Sendable, Equatable {
    package var status: Int
    /// What was wrong, where, and what would be right; shown to the caller, so it holds no secret.
    package var message: String
    /// What the log says; the caller's message when nothing more is known.
    package var logMessage: String
    /// Header fields that go with the refusal, `Allow` for instance.
    package var headers: [HeaderField]

    package init(_ status: Int, _ message: String, log: String? = nil, headers: [HeaderField] = []) {
        self.status = status
        self.message = message
        self.logMessage = log ?? message
        self.headers = headers
    }
}
