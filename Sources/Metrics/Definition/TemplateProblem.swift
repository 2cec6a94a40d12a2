/// Why a text with `{{field}}` cannot be used, and what is right.
package struct TemplateProblem: Error, Sendable, Equatable {
    package var message: String

    package init(_ message: String) {
        self.message = message
    }
}
