import JSON

/// `analysisgate gate …`: the operator's hand on a running service, over its API.
package enum GateCommand {
    package static let command = Command(
        name: "gate", arguments: "list|show|approve|halt|override|freeze|unfreeze|reset [NAMESPACE/NAME[/HOOK[/GATE]]]",
        summary: "Shows and decides gates of a running service: approvals, overrides, freezes.",
        table: OptionTable(words: 1...2)
            .option("url", "URL", "address of the service (default http://127.0.0.1:8080)")
            .option("token-file", "FILE", "file with a token (default: the environment's ANALYSISGATE_TOKEN)")
            .option("by", "NAME", "who decides (default: the environment's USER)")
            .option("reason", "TEXT", "why; an override needs one")
            .option("for", "TIME", "how long an override or freeze lasts, 30m or 2h; 0s ends an override")
            .option("namespaces", "GLOBS", "of a freeze, separated by commas; '*' for all")
            .option("from", "TIME", "when a freeze begins (default: now)")
            .option("to", "TIME", "when a freeze ends")
            .option("id", "ID", "the freeze to lift or to change")
            .option("output", "FORM", "text or json (default text)"),
        run: run)

    private static func run(_ options: Options) async throws -> Int32 {
        let form = options["output"] ?? "text"
        guard ["text", "json"].contains(form) else {
            throw UsageProblem("--output is \"\(form)\": text and json are allowed")
        }
        let call = try call(options)
        let client = try GateClient(url: options["url"] ?? "http://127.0.0.1:8080", tokenFile: options["token-file"])
        let answer: ClientAnswer
        do {
            answer = try await client.send(call)
        } catch {
            Terminal.complain("gate: \(client.url) \(error.message)")
            return 1
        }
        let text = String(decoding: answer.body, as: UTF8.self)
        guard (200..<300).contains(answer.status) else {
            Terminal.complain("gate: \(answer.status) \(text)")
            return 1
        }
        if form == "json" {
            Terminal.print(text)
        } else if let document = try? JSONValue.parse(answer.body) {
            Terminal.print(GateText.write(document))
        } else {
            Terminal.complain("gate: the answer is no JSON: \(text.prefix(200))")
            return 1
        }
        return 0
    }

    /// The request that a command line stands for.
    package static func call(_ options: Options) throws(UsageProblem) -> GateCall {
        let verb = options.words[0]
        switch verb {
        case "list":
            return GateCall(method: "GET", path: "/v1/gates", body: [:])
        case "freeze", "unfreeze":
            let names = ["for", "namespaces", "from", "to", "id"]
            return GateCall(method: "POST", path: "/v1/gates/\(verb)", body: body(options, names))
        case "show", "approve", "halt", "override", "reset":
            guard options.words.count == 2 else { throw UsageProblem("\(verb) needs NAMESPACE/NAME[/HOOK[/GATE]]") }
            let place = try GatePlace(options.words[1])
            switch verb {
            case "show": return GateCall(method: "GET", path: place.gatePath, body: [:])
            case "override":
                return GateCall(method: "POST", path: "\(place.rolloutPath)/override", body: body(options, ["for"]))
            case "reset": return GateCall(method: "POST", path: "\(place.rolloutPath)/reset", body: body(options, []))
            default: return GateCall(method: "POST", path: "\(place.gatePath)/\(verb)", body: body(options, []))
            }
        default:
            throw UsageProblem(
                "unknown word \"\(verb)\": there are list, show, approve, halt, override, freeze, unfreeze, reset")
        }
    }

    private static func body(_ options: Options, _ names: [String]) -> [String: String] {
        var body: [String: String] = [:]
        for name in names + ["by", "reason"] {
            if let value = options[name] { body[name] = value }
        }
        if body["by"] == nil { body["by"] = Environment.value("USER") }
        return body
    }
}
