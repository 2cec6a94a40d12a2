import AnalysisGate
import Metrics
import Testing

/// Files of teams.
@Suite struct IncludeTests {
    private func load(_ include: String, _ more: [String: String]) -> ConfigurationLoad {
        let main = """
            sources: {p: {prometheus: "http://p"}}
            include: \(include)
            analyses:
              own: {preset: seed}
            """
        return ConfigurationLoader.load("c/gate.yaml", files: memoryFiles(more.merging(["c/gate.yaml": main]) { $1 }))
    }

    private func names(_ load: ConfigurationLoad) -> [String]? {
        load.configuration?.analyses.map(\.analysis.name)
    }

    private func team(_ name: String) -> String { "analyses: {\(name): {preset: seed}}" }

    @Test func `files come sorted, each once, hidden ones not`() {
        let files = [
            "c/d/b.yaml": team("b"), "c/d/a.yaml": team("a"), "c/d/.a.yaml": "x", "c/d/a.yml": "x",
            "c/e.yaml": team("e"),
        ]
        #expect(names(load("d/*.yaml", files)) == ["own", "a", "b"])
        #expect(names(load("[e.yaml, d/?.yaml, d/a.yaml]", files)) == ["own", "e", "a", "b"])
        #expect(names(load("\"*.yaml\"", files)) == ["own", "e"])
    }

    @Test func `a name in two files is an error that names both`() {
        let files = ["c/d/a.yaml": team("x"), "c/d/b.yaml": team("x") + "\n", "c/d/c.yaml": team("own")]
        #expect(
            load("d/*.yaml", files).problems.map(\.description) == [
                "c/d/b.yaml:1:12: analyses.x: stands already at c/d/a.yaml:1:12; each name once in all files",
                "c/d/c.yaml:1:12: analyses.own: stands already at c/gate.yaml:4:3; each name once in all files",
            ])
    }

    @Test func `a team's file holds analyses and namespaces alone`() {
        let text = "server: {}\nnamespaces: [a, \"b c\"]\n"
        #expect(
            load("t.yaml", ["c/t.yaml": text]).problems.map(\.description) == [
                "c/t.yaml:1:1: server: unknown key; allowed: namespaces, analyses",
                "c/t.yaml:1:1: analyses: is missing; must be a mapping of names to analyses",
                "c/t.yaml:2:17: namespaces[1]: \"b c\" is not allowed; "
                    + "must be a name of letters, digits, - and ., * and ? allowed",
            ])
    }

    @Test func `what cannot be found is told`() {
        #expect(
            load("[none.yaml, no/*.yaml, \"*/a.yaml\"]", [:]).problems.map(\.description) == [
                "c/gate.yaml:2:22: include[1]: the folder \"c/no\" cannot be read: is no readable folder",
                "c/gate.yaml:2:33: include[2]: * and ? may stand in the file's name only, not in a folder's",
                "c/none.yaml:1:1: cannot be read: No such file or directory",
            ])
        let empty = load("\"*.yml\"", [:])
        #expect(
            empty.problems.map(\.description) == ["warning: c/gate.yaml:2:1: include: no file fits \"*.yml\""])
        #expect(names(empty) == ["own"])
    }

    @Test func `errors of all files come at once`() {
        let files = ["c/d/a.yaml": "analyses: {x: {bake: 1y}}", "c/d/b.yaml": "analyses: ["]
        let problems = load("d/*.yaml", files).problems
        #expect(problems.map(\.file) == ["c/d/a.yaml", "c/d/a.yaml", "c/d/b.yaml"])
    }

    @Test func `a main file that is not there is told`() {
        let load = ConfigurationLoader.load("gone.yaml", files: memoryFiles([:]))
        #expect(load.problems.map(\.description) == ["gone.yaml:1:1: cannot be read: No such file or directory"])
        #expect(load.configuration == nil)
    }
}
