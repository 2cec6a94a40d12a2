import JSON

extension Verdict {
    /// The verdict object of the interface: every key always there, no NaN and no null in what callers compare.
    ///
    /// - Parameters:
    ///   - full: with an element of `checks` for each finding; without it the array is empty, to stay under 1 KB.
    package func json(id: String, reportURL: String, full: Bool) -> [UInt8] {
        var document = JSONWriter()
        document.object { object in
            object.member("pass", state == .pass)
            object.member("fail", state == .fail)
            object.member("verdict", state.rawValue)
            object.member("score", score)
            object.member("reason", reason)
            Self.numbers(deciding.map { findings[$0] }, to: &object, hasData: hasData)
            object.member("minutesToVerdict", minutesToVerdict, ifNotFinite: Verdict.unknownMinutes)
            object.member("id", id)
            object.member("reportUrl", reportURL)
            object.array("checks") { checks in
                for finding in full ? findings : [] { checks.object { finding.write(to: &$0) } }
            }
        }
        return document.bytes
    }

    /// `[score, "verdict", "reason"]`, for callers that read nothing else.
    package func jsonArray() -> [UInt8] {
        JSONWriter.document { document in
            document.array { array in
                array.value(score)
                array.value(state.rawValue)
                array.value(reason)
            }
        }
    }

    /// 100 for pass, 0 for fail, 50 while undecided.
    package var score: Double { state.score }

    /// The compared numbers of a finding, or their stand-ins where none is known.
    fileprivate static func numbers(_ finding: Finding?, to object: inout JSONWriter, hasData: Bool) {
        let canary = finding?.canary ?? 0
        let baseline = finding?.baseline ?? 0
        object.member("canary", canary, ifNotFinite: 0)
        object.member("baseline", baseline, ifNotFinite: 0)
        object.member("delta", canary - baseline, ifNotFinite: 0)
        object.member("hasData", hasData)
        object.member("samplesCanary", finding?.samplesCanary ?? 0, ifNotFinite: 0)
        object.member("samplesBaseline", finding?.samplesBaseline ?? 0, ifNotFinite: 0)
        object.member("pValue", finding?.pValue ?? 1, ifNotFinite: 1)
        object.member("effect", finding?.effect ?? 0, ifNotFinite: 0)
    }
}

extension Verdict.State {
    /// 100 for pass, 0 for fail, 50 while undecided.
    package var score: Double {
        switch self {
        case .pass: 100
        case .fail: 0
        case .pending, .inconclusive: 50
        }
    }
}

extension Finding {
    /// The members of an element of `checks`.
    fileprivate func write(to object: inout JSONWriter) {
        object.member("name", check)
        object.member("role", role.rawValue)
        object.member("statistic", statistic)
        object.member("pass", state == .pass)
        object.member("fail", state == .fail)
        object.member("verdict", state.rawValue)
        object.member("score", state.score)
        object.member("reason", reason)
        Verdict.numbers(self, to: &object, hasData: hasData)
        object.array("interval") { interval in
            interval.value(Self.finite(lower, or: 0))
            interval.value(Self.finite(upper, or: Verdict.unboundedEffect))
        }
        object.member("limit", limit ?? 0, ifNotFinite: 0)
    }

    private static func finite(_ number: Double?, or replacement: Double) -> Double {
        number.flatMap { $0.isFinite ? $0 : nil } ?? replacement
    }
}
