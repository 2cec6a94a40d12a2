/// A command line that cannot be understood, in one sentence.
package struct UsageProblem: Error, Sendable, Equatable {
    package var message: String

    package init(_ message: String) {
        self.message = message
    }
}
