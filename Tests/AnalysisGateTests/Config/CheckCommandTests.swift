import AnalysisGate
import Testing

/// `check` as it is called.
@Suite struct CheckCommandTests {
    private func run(_ files: [String: String]) async -> (status: Int32, lines: [String]) {
        let lines = Locked<[String]>([])
        let status = await CheckCommand.run(configuration: "gate.yaml", files: memoryFiles(files)) { line in
            lines.withLock { $0.append(line) }
        }
        return (status, lines.withLock { $0 })
    }

    @Test func `a good file`() async {
        let text = "sources: {p: {prometheus: \"http://p\"}}\nanalyses: {a: {preset: seed, falseAlarms: 50%}}"
        let result = await run(["gate.yaml": text])
        #expect(result.status == 0)
        #expect(
            result.lines == [
                "warning: gate.yaml:2:30: analyses.a.falseAlarms: lets 50 of 100 healthy rollouts fail; 5% is usual",
                "gate.yaml: good, 1 source, 1 analysis",
            ])
    }

    @Test func `a bad file`() async {
        let result = await run(["gate.yaml": "stor: x\nanalyses:\n  a: {}\n"])
        #expect(result.status == 1)
        #expect(
            result.lines == [
                "gate.yaml:1:1: stor: unknown key; did you mean store? "
                    + "Allowed: server, store, sources, include, defaults, analyses",
                "gate.yaml:3:3: analyses.a: names no source; none is defined under sources",
                "gate.yaml: 2 errors",
            ])
    }

    @Test func `no file`() async {
        let result = await run([:])
        #expect(result.status == 1)
        #expect(result.lines == ["gate.yaml:1:1: cannot be read: No such file or directory", "gate.yaml: 1 error"])
    }
}
