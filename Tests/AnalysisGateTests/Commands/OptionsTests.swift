import AnalysisGate
import Testing

@Suite("Options are read as GNU programs read theirs")
struct OptionsTests {
    let table = OptionTable(words: 0...1)
        .option("config", "FILE", "the configuration")
        .option("set", "KEY=VALUE", "a field", repeatable: true)
        .flag("verbose", "say more").flag("version-check", "check")

    func problem(_ arguments: [String]) -> String? {
        do throws(UsageProblem) {
            _ = try Options(arguments, table)
            return nil
        } catch {
            return error.message
        }
    }

    @Test("values stand behind = or in the next word; beginnings of names do")
    func values() throws {
        let options = try Options(["--config=a.yaml", "name", "--set", "x=1", "--set=y=2", "--verb"], table)
        #expect(options["config"] == "a.yaml")
        #expect(options.all("set") == ["x=1", "y=2"])
        #expect(options.has("verbose"))
        #expect(options.words == ["name"])
    }

    @Test("each command tells its help and the version, whatever else is missing", arguments: ["--help", "--version"])
    func tells(option: String) async {
        for command in ["serve", "check", "analyze", "gate", "simulate"] {
            #expect(await Program.run([command, option]) == 0)
        }
    }

    @Test("behind -- everything is a word")
    func dashes() throws {
        #expect(try Options(["--", "--config"], table).words == ["--config"])
    }

    @Test(
        "a defect is named with what is allowed",
        arguments: [
            (
                ["--nosuch"],
                "unknown option --nosuch: there are --help, --version, --config, --set, --verbose, --version-check"
            ),
            (["--ver"], "ambiguous option --ver: there are --version, --verbose, --version-check"),
            (["--config"], "--config needs a value"), (["--verbose=1"], "--verbose takes no value"),
            (["--config=a", "--config=b"], "--config is given twice"), (["a", "b"], "unexpected argument \"b\""),
            (["-x"], "unknown option -x: options have long names, see --help"),
        ])
    func defects(arguments: [String], message: String) {
        #expect(problem(arguments) == message)
    }
}

@Suite("The gate command asks the API")
struct GateCommandTests {
    func call(_ arguments: [String]) throws -> GateCall {
        try GateCommand.call(Options(arguments, GateCommand.command.table))
    }

    @Test("words become paths, options become members")
    func calls() throws {
        let approve = try call(["approve", "ml/churn", "--by=ann", "--reason=fine"])
        #expect(approve.path == "/v1/gates/ml/churn/confirm-rollout/default/approve")
        #expect(approve.body == ["by": "ann", "reason": "fine"])
        #expect(
            try call(["show", "ml/churn/confirm-promotion/people"]).path
                == "/v1/gates/ml/churn/confirm-promotion/people")
        #expect(try call(["override", "ml/churn", "--by=a", "--for=30m"]).body == ["by": "a", "for": "30m"])
        #expect(try call(["show", "m l/a%"]).path == "/v1/gates/m%20l/a%25/confirm-rollout/default")
    }

    @Test(
        "what it cannot understand it says", arguments: [["nosuch"], ["approve"], ["show", "ml"], ["show", "a//b"]])
    func defects(arguments: [String]) {
        #expect(throws: UsageProblem.self) { try call(arguments) }
    }
}
