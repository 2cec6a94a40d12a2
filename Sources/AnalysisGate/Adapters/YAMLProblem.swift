/// What is wrong with a YAML document, and where; lines and columns count from 1, columns in characters.
package struct YAMLProblem: Error, Sendable, Equatable {
    package var line: Int
    package var column: Int
    /// The keys that lead to the place, as `analyses.churn.checks`; empty where it is not known.
    package var path: String
    package var message: String

    package init(line: Int, column: Int, path: String = "", message: String) {
        self.line = line
        self.column = column
        self.path = path
        self.message = message
    }
}
