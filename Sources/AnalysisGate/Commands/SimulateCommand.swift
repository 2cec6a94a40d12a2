import Glibc

/// `simulate`: a stable and a canary model server on one address, until the process is asked to end.
package enum SimulateCommand {
    package static let command = Command(
        name: "simulate", arguments: "[OPTION…]",
        summary: "A stable and a canary model server that export real metrics under simulated traffic.",
        table: table, run: { options in try await run(Simulation(options)) })

    /// What the command line asks for.
    package struct Simulation: Sendable, Equatable {
        package var listen = "127.0.0.1:9100"
        package var app = "churn"
        package var namespace = "ml"
        package var seed: UInt64 = 1
        package var settings = SimulationSettings()

        package init(_ options: Options) throws(UsageProblem) {
            listen = options["listen"] ?? listen
            app = try Self.label(options, "app") ?? app
            namespace = try Self.label(options, "namespace") ?? namespace
            if let text = options["seed"] {
                guard let seed = UInt64(text) else {
                    throw UsageProblem("--seed: \(text) is not a whole number from 0 to \(UInt64.max)")
                }
                self.seed = seed
            }
            for name in SimulationSettings.names {
                guard let text = options[name] else { continue }
                do throws(SimulationSettings.Refusal) {
                    try settings.set(name, to: text)
                } catch {
                    throw UsageProblem("--\(error.message)")
                }
            }
        }

        /// A label's value that needs no escaping: what Kubernetes allows as a name.
        private static func label(_ options: Options, _ name: String) throws(UsageProblem) -> String? {
            guard let text = options[name] else { return nil }
            let isName = text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x2E
            }
            guard isName, !text.isEmpty, text.utf8.count <= 253 else {
                throw UsageProblem("--\(name): \(text) is not a name of lower-case letters, digits, dashes and dots")
            }
            return text
        }
    }

    private static let drainSeconds = 2.0
    /// How often the model catches up where nobody scrapes it.
    private static let tickSeconds = 1.0

    private static var table: OptionTable {
        let first = OptionTable()
            .option(
                "listen", "ADDRESS", "where to serve /metrics and /control (127.0.0.1:9100; port 0 takes a free one)"
            )
            .option("app", "NAME", "label app of all series (churn)")
            .option("namespace", "NAME", "label namespace of all series (ml)")
            .option("seed", "NUMBER", "where the random numbers begin (1)")
        let usual = SimulationSettings()
        return usual.described.reduce(first) { table, setting in
            table.option(setting.name, "NUMBER", "\(setting.meaning) (\(setting.value))")
        }
    }

    private static func run(_ simulation: Simulation) async throws -> Int32 {
        guard let address = ListenAddress(simulation.listen) else {
            throw UsageProblem("--listen: \(simulation.listen) is not an address such as 127.0.0.1:9100 or unix:/path")
        }
        let model = SimulatedModel(
            app: simulation.app, namespace: simulation.namespace, settings: simulation.settings,
            seed: simulation.seed)
        let start = ContinuousClock.now
        let handler = SimulateHandler(model) { start.duration(to: .now) / .seconds(1) }
        let server = HTTPServer(handler: handler, loops: 1)
        let addresses = try server.start(on: [address])
        for address in addresses { Terminal.print("serving /metrics and /control on \(address)") }
        let ticking = Task {
            while !Task.isCancelled {
                handler.catchUp()
                try await Task.sleep(for: .seconds(tickSeconds))
            }
        }
        for await _ in Signals.stream([SIGTERM, SIGINT]) { break }
        ticking.cancel()
        await server.drain(seconds: drainSeconds)
        return 0
    }
}
