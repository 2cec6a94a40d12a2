/// One command of the program.
package struct Command: Sendable {
    package var name: String
    /// What stands behind the name in the usage line.
    package var arguments: String
    /// One line for the list of commands.
    package var summary: String
    package var table: OptionTable
    /// The exit status of a command line that cannot be understood.
    package var usageStatus: Int32 = 1
    /// Runs to its end and gives the exit status; throws a `UsageProblem` for values that cannot be understood.
    package var run: @Sendable (Options) async throws -> Int32

    /// The whole help of the command.
    package var help: String {
        "Usage: analysisgate \(name) \(arguments)\n\n\(summary)\n\n\(table.help)"
    }
}
