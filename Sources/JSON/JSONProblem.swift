/// Why bytes are not the JSON that was expected, and where.
package struct JSONProblem: Error, Sendable, Equatable {
    /// Bytes before the fault; the length of the document when it ends too early.
    package var offset: Int
    /// What is wrong and what is allowed, without the document's own text.
    package var what: String

    package init(offset: Int, _ what: String) {
        self.offset = offset
        self.what = what
    }

    /// One line for the caller.
    package var message: String { "byte \(offset): \(what)" }
}
