import Glibc

/// `analysisgate serve`: the service, until it is told to stop.
package enum ServeCommand {
    /// As it stands in the list of commands.
    package static let command = Command(
        name: "serve", arguments: "--config=FILE",
        summary: "Serves hooks, gates and the API until SIGTERM; SIGHUP reads the configuration again.",
        table: OptionTable().option("config", "FILE", "the configuration"),
        run: run)

    private static func run(_ options: Options) async throws -> Int32 {
        guard let path = options["config"] else { throw UsageProblem("--config is missing") }
        let signals = Signals.stream([SIGTERM, SIGINT, SIGHUP])
        let load = ConfigurationLoader.load(path)
        for problem in load.problems { Terminal.complain(problem.description) }
        guard let configuration = load.configuration else { return 1 }
        do throws(ServiceProblem) {
            let service = try await Service(path: path, load: load, configuration)
            let address = try service.start()
            Terminal.print("analysisgate listens on \(address)")
            let keeping = Task { await service.keep() }
            for await signal in signals {
                guard signal == SIGHUP else { break }
                await service.reload()
            }
            keeping.cancel()
            await service.stop()
            return 0
        } catch {
            Terminal.complain(error.message)
            return 1
        }
    }
}
