/// Why a text is no series selector, at which character (from 1), and what is right.
package struct SelectorProblem: Error, Sendable, Equatable {
    package var character: Int
    package var message: String

    package init(character: Int, message: String) {
        self.character = character
        self.message = message
    }
}
