/// The list of commands, and the way from a command line to one of them.
package enum Program {
    static let commands: [Command] = [
        ServeCommand.command, CheckCommand.command, AnalyzeCommand.command, GateCommand.command,
        SimulateCommand.command,
    ]

    /// Runs the command that the arguments name and gives the exit status.
    package static func run(_ arguments: [String]) async -> Int32 {
        guard let first = arguments.first else {
            Terminal.complain("a command is missing\n\(help)")
            return 1
        }
        if first == "--help" || first == "-h" {
            Terminal.print(help)
            return 0
        }
        if first == "--version" {
            Terminal.print("analysisgate \(Version.text)")
            return 0
        }
        guard let command = commands.first(where: { $0.name == first }) else {
            let names = commands.map(\.name).joined(separator: ", ")
            Terminal.complain("unknown command \"\(first)\": there are \(names)")
            return 1
        }
        do {
            let options = try Options(Array(arguments.dropFirst()), command.table)
            if options.has("help") {
                Terminal.print(command.help)
                return 0
            }
            if options.has("version") {
                Terminal.print("analysisgate \(Version.text)")
                return 0
            }
            return try await command.run(options)
        } catch let problem as UsageProblem {
            Terminal.complain("\(command.name): \(problem.message)")
        } catch {
            Terminal.complain("\(command.name): \(error)")
        }
        return command.usageStatus
    }

    private static var help: String {
        let width = (commands.map(\.name.count).max() ?? 0) + 2
        let lines = commands.map {
            "  \($0.name)" + String(repeating: " ", count: width - $0.name.count) + $0.summary
        }
        return """
            Usage: analysisgate COMMAND [OPTION…]

            Says whether a new version of a model may take more traffic.

            \(lines.joined(separator: "\n"))

            analysisgate COMMAND --help tells more of one; analysisgate --version prints the version.
            """
    }
}
