import AnalysisGate
import Testing

@Suite("Command line of simulate")
struct SimulateCommandTests {
    private func simulation(_ arguments: String...) throws -> SimulateCommand.Simulation {
        try SimulateCommand.Simulation(Options(arguments, SimulateCommand.command.table))
    }

    @Test("what is not given has its default, what is given is taken")
    func values() throws {
        #expect(try simulation().settings == SimulationSettings())
        let given = try simulation(
            "--listen=unix:/tmp/a", "--app", "fraud", "--namespace=prod", "--seed=7", "--error-rate=2%",
            "--canary-weight", "25", "--pods=5")
        #expect(given.listen == "unix:/tmp/a")
        #expect(given.app == "fraud")
        #expect(given.namespace == "prod")
        #expect(given.seed == 7)
        #expect(given.settings.errorRate == 0.02)
        #expect(given.settings.canaryWeight == 25)
        #expect(given.settings.pods == 5)
    }

    @Test(
        "what cannot be is refused by name",
        arguments: ["--seed=-1", "--app=A\"b", "--namespace=", "--rate=x", "--pods=0", "--error-rate=101%", "--none=1"])
    func refused(argument: String) throws {
        do {
            _ = try simulation(argument)
            Issue.record("\(argument) was taken")
        } catch let problem as UsageProblem {
            #expect(problem.message.contains(argument.prefix { $0 != "=" }))
        }
    }

    @Test("the help names each setting with its default")
    func help() {
        let help = SimulateCommand.command.help
        for name in SimulationSettings.names { #expect(help.contains("--\(name)=")) }
        #expect(help.contains("median latency of the stable version (40.0)"))
    }
}
