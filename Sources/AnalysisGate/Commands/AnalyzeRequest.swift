package import Metrics

/// What an `analyze` command line asks: the request's fields and the window.
package struct AnalyzeRequest: Sendable, Equatable {
    package var fields: [String: String] = [:]
    /// Unix seconds; nil for the deadline before the end.
    package var start: Double?
    package var end: Double
    /// When the source is taken to be asked. A window that ends now is seen as a hook sees it; one whose end was given
    /// is seen once all of it has closed, so that the verdict is the same whenever it is asked for.
    private let seenAt: Double

    /// - Parameter settings: `key=value` each.
    /// - Throws: `UsageProblem` for a setting without `=`, and for times that cannot be read or are reversed.
    package init(_ settings: [String], now: Double) throws(UsageProblem) {
        for setting in settings {
            let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw UsageProblem("--set is \"\(setting)\": KEY=VALUE is needed")
            }
            fields[String(parts[0])] = String(parts[1])
        }
        start = try Self.time("start", fields.removeValue(forKey: "start"))
        let givenEnd = try Self.time("end", fields.removeValue(forKey: "end"))
        end = givenEnd ?? now
        seenAt = givenEnd.map { $0 + CountingLimits.maximumDelaySeconds } ?? now
        if let start, start >= end { throw UsageProblem("start does not lie before end") }
    }

    /// The analysis with the fields filled in; without a setting `name` is the analysis's, `namespace` is `default`.
    ///
    /// - Throws: `UsageProblem` that names those that exist.
    package func analysis(named name: String, in configuration: Configuration) throws(UsageProblem) -> Analysis {
        let known = configuration.analyses.map(\.analysis)
        guard let analysis = known.first(where: { $0.name == name }) else {
            let names = known.map(\.name).sorted().joined(separator: ", ")
            throw UsageProblem("there is no analysis \"\(name)\": there are \(names.isEmpty ? "none" : names)")
        }
        do throws(MissingField) {
            // As kubectl has it; and people call an analysis like what it is about.
            let usual = ["name": name, "namespace": "default"]
            return try analysis.filled(with: usual.merging(fields) { $1 })
        } catch {
            throw UsageProblem("\(error); give it with --set=\(error.name)=VALUE")
        }
    }

    /// The time that is looked at; without a start it reaches as far back as the analysis would wait.
    package func window(of analysis: Analysis) -> CountsWindow {
        let timing = analysis.timing
        let span = timing.windowSeconds ?? timing.deadlineSeconds
        return CountsWindow(
            start: start ?? end - span, end: end, seenAt: seenAt, warmUpSeconds: timing.warmUpSeconds)
    }

    private static func time(_ name: String, _ text: String?) throws(UsageProblem) -> Double? {
        guard let text else { return nil }
        guard let time = Timestamp.read(text) else {
            throw UsageProblem("\(name) is \"\(text)\": Unix seconds or a time like 2026-11-20T22:00:00Z are allowed")
        }
        return time
    }
}
