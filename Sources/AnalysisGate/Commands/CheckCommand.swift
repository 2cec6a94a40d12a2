/// `check`: reads the whole configuration and lists every error and warning.
package enum CheckCommand {
    /// As it stands in the list of commands.
    package static let command = Command(
        name: "check", arguments: "--config=FILE",
        summary: "Reads the whole configuration and lists every error with its place.",
        table: OptionTable().option("config", "FILE", "the configuration"),
        run: { options in
            guard let path = options["config"] else { throw UsageProblem("--config is missing") }
            return await run(configuration: path)
        })

    /// Writes one line a problem, or one line that all is well. Answers the exit status: 0, or 1 with any error.
    package static func run(
        configuration path: String, files: ConfigurationFiles = .system, output: (String) -> Void = Terminal.print
    ) async -> Int32 {
        let load = ConfigurationLoader.load(path, files: files)
        for problem in load.problems { output(problem.description) }
        guard let configuration = load.configuration else {
            let count = load.errors.count
            output("\(path): \(count) error\(count == 1 ? "" : "s")")
            return 1
        }
        let sources = configuration.sources.count
        let analyses = configuration.analyses.count
        output(
            "\(path): good, \(sources) source\(sources == 1 ? "" : "s"), "
                + "\(analyses) \(analyses == 1 ? "analysis" : "analyses")")
        return 0
    }
}
