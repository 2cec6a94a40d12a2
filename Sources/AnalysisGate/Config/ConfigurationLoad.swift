/// The outcome of reading a configuration.
package struct ConfigurationLoad: Sendable {
    /// Nil when there is any error.
    package var configuration: Configuration?
    /// Errors and warnings in the order of files, lines and columns.
    package var problems: [ConfigurationProblem]
    /// What was read, to notice a change.
    package var trace: FileTrace

    package var errors: [ConfigurationProblem] { problems.filter { $0.severity == .error } }
}
