/// One error or warning of a configuration, with its place: `file:line:column: path: what, and what is allowed`.
package struct ConfigurationProblem: Error, Sendable, Hashable, CustomStringConvertible {
    package var severity: Severity
    package var file: String
    /// Counts from 1, as does `column`.
    package var line: Int
    package var column: Int
    /// The keys that lead to the place, empty where none is known.
    package var path: String
    package var message: String

    /// Whether the configuration can be used all the same.
    package enum Severity: Sendable {
        case error
        case warning
    }

    package init(
        _ severity: Severity = .error, file: String, line: Int, column: Int, path: String, message: String
    ) {
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.path = path
        self.message = message
    }

    package var description: String {
        let prefix = severity == .warning ? "warning: " : ""
        return prefix + "\(file):\(line):\(column): " + (path.isEmpty ? "" : path + ": ") + message
    }
}
