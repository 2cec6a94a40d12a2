package import Metrics

/// `analysisgate analyze NAME`: one analysis now, with its evidence; opens no store.
package enum AnalyzeCommand {
    /// The status of an analysis that could not be run.
    static let failedStatus: Int32 = 3

    package static let command = Command(
        name: "analyze", arguments: "NAME --config=FILE [--set=KEY=VALUE…]",
        summary: "Runs one analysis now and prints its evidence: 0 pass, 1 fail, 2 undecided, 3 could not be run.",
        table: OptionTable(words: 1...1)
            .option("config", "FILE", "the configuration")
            .option(
                "set", "KEY=VALUE",
                "a request field: namespace (default), name (NAME) and others; start and end set the window",
                repeatable: true
            )
            .option("output", "FORM", "text or json (default text)"),
        usageStatus: failedStatus,
        run: run)

    private static func run(_ options: Options) async throws -> Int32 {
        guard let path = options["config"] else { throw UsageProblem("--config is missing") }
        let form = options["output"] ?? "text"
        guard ["text", "json"].contains(form) else {
            throw UsageProblem("--output is \"\(form)\": text and json are allowed")
        }
        let load = ConfigurationLoader.load(path)
        guard let configuration = load.configuration else {
            for problem in load.errors { Terminal.complain(problem.description) }
            return failedStatus
        }
        let name = options.words[0]
        let request = try AnalyzeRequest(options.all("set"), now: SystemClock.now())
        let analysis = try request.analysis(named: name, in: configuration)
        let sources = SourcePool(
            configuration: ConfigurationHolder(configuration),
            http: HTTPClient(userAgent: "analysisgate/\(Version.text)"))
        guard let source = sources.client(named: analysis.source) else {
            throw UsageProblem("analysis \"\(name)\" asks source \"\(analysis.source)\", which is not configured")
        }
        var memory = EvaluationMemory()
        let verdict = await Evaluation(client: source.client, timeoutSeconds: source.timeoutSeconds)
            .verdict(on: analysis, window: request.window(of: analysis), memory: &memory)
        let status = status(of: verdict)
        guard status != failedStatus else {
            Terminal.complain("analyze: \(verdict.reason)")
            return failedStatus
        }
        if form == "json" {
            Terminal.print(String(decoding: verdict.json(id: "", reportURL: "", full: true), as: UTF8.self))
        } else {
            Terminal.print(VerdictText.write(verdict, analysis: name))
        }
        return status
    }

    /// The exit status: a failure stands, whatever else the source did not answer.
    package static func status(of verdict: Verdict) -> Int32 {
        switch verdict.state {
        case .pass: 0
        case .fail: 1
        case .pending, .inconclusive: verdict.sourceAnswered ? 2 : failedStatus
        }
    }
}
