package import Metrics

/// An analysis as text that says everything, so that an epoch can be judged to its end by what it began with.
///
/// The text is JSON with the configuration's own keys, presets and defaults filled in. Reading it goes through the
/// configuration's decoder and gives an equal analysis.
package enum AnalysisText {
    package static func write(_ analysis: Analysis) -> [UInt8] {
        let timing = analysis.timing
        var members = [
            member("source", quoted(analysis.source)),
            member("mode", quoted(analysis.mode.rawValue)),
        ]
        if !analysis.canary.isEmpty { members.append(member("canary", matchers(analysis.canary))) }
        if !analysis.baseline.isEmpty { members.append(member("baseline", matchers(analysis.baseline))) }
        members += [
            member("warmUp", "\(timing.warmUpSeconds)"),
            member("bake", "\(timing.bakeSeconds)"),
            member("deadline", "\(timing.deadlineSeconds)"),
            member("onDeadline", quoted(analysis.onDeadline.rawValue)),
            member("maxHold", "\(timing.maxHoldSeconds)"),
            member("grace", "\(timing.graceSeconds)"),
        ]
        if let window = timing.windowSeconds { members.append(member("window", "\(window)")) }
        members += [
            member("falseAlarms", "\(analysis.falseAlarms)"),
            member("judge", quoted("default")),
            member("checks", object(analysis.checks.map { member($0.name, check($0)) })),
        ]
        return Array(object([member(analysis.name, object(members))]).utf8)
    }

    /// Reads what `write` wrote. Throws the first problem of a text that was damaged or written by another version.
    package static func read(_ bytes: [UInt8]) throws(ConfigurationProblem) -> Analysis {
        let file = "analysis"
        func problem(_ message: String) -> ConfigurationProblem {
            ConfigurationProblem(file: file, line: 1, column: 1, path: "", message: message)
        }
        let nothing = ConfigurationFiles(
            read: { (_: String, _: Int) throws(FileProblem) -> [UInt8] in throw FileProblem("is not to be read") },
            list: { (_: String) throws(FileProblem) -> [String] in throw FileProblem("is not to be read") },
            environment: { _ in nil })
        let session = LoadSession(source: nothing, folder: "")
        let document = YAMLDocument(bytes)
        if let damage = document.problems.first {
            throw problem(damage.message)
        }
        guard let root = document.root else { throw problem("is empty") }
        var decoder = AnalysesDecoder(decoder: AnalysisDecoder(sources: nil))
        decoder.read(NodeReader(root: root, file: file, session: session), namespaces: [])
        if let error = session.problems.first(where: { $0.severity == .error }) { throw error }
        guard decoder.found.count == 1 else { throw problem("must hold one analysis") }
        return decoder.found[0].analysis
    }

    private static func check(_ check: Check) -> String {
        var members: [String] = []
        switch check.measure {
        case .events(let events, let total):
            members = [member("events", quoted(events.promQL())), member("total", quoted(total.promQL()))]
        case .histogram(let selector, let quantile):
            members = [member("histogram", quoted(selector.promQL())), member("quantile", "\(quantile)")]
        case .query(let query):
            members = [member("query", quoted(query))]
        }
        if let worseThan = check.worseThan { members.append(member("worseThan", "\(worseThan)")) }
        for (key, value) in [("ignoreBelow", check.ignoreBelow), ("min", check.min), ("max", check.max)] {
            if let value { members.append(member(key, limit(value, check.measure))) }
        }
        members.append(member("role", quoted(check.role.rawValue)))
        members.append(member("critical", "\(check.critical)"))
        return object(members)
    }

    /// A limit such that reading gives the same number: plain numbers of a histogram are read as seconds.
    private static func limit(_ value: Double, _ measure: Measure) -> String {
        guard case .histogram(let selector, _) = measure,
            Quantity.TimeUnit(metric: selector.metric) == .milliseconds
        else { return "\(value)" }
        return quoted("\(value)ms")
    }

    /// Matchers by label, each as a list of pairs of operator and value.
    private static func matchers(_ matchers: [LabelMatcher]) -> String {
        var labels: [String] = []
        for matcher in matchers where !labels.contains(matcher.label) { labels.append(matcher.label) }
        return object(
            labels.map { label in
                let pairs = matchers.filter { $0.label == label }.map { matcher in
                    "[\(quoted(matcher.operation.rawValue)),\(quoted(matcher.value))]"
                }
                return member(label, "[" + pairs.joined(separator: ",") + "]")
            })
    }

    private static func member(_ key: String, _ value: String) -> String { quoted(key) + ":" + value }

    private static func object(_ members: [String]) -> String { "{" + members.joined(separator: ",") + "}" }

    /// A JSON string that libyaml reads as the same text: it takes some characters beyond ASCII for line breaks or
    /// refuses them, so those of the basic plane are written as code points.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                result += "\\\(scalar)"
            case " "..."~", "\u{10000}"...:
                result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return result + "\""
    }
}
