extension Analysis {
    /// The analysis with every `{{field}}` replaced by the request's value, escaped for the place where it stands.
    /// `target` falls back to `name`. Throws for a field that the request does not have.
    package func filled(with fields: [String: String]) throws(MissingField) -> Analysis {
        var result = self
        result.canary = try Self.filled(canary, fields)
        result.baseline = try Self.filled(baseline, fields)
        for index in checks.indices {
            result.checks[index].measure = try Self.filled(checks[index].measure, fields)
        }
        return result
    }

    private static func filled(_ measure: Measure, _ fields: [String: String]) throws(MissingField) -> Measure {
        switch measure {
        case .events(var events, var total):
            events.matchers = try filled(events.matchers, fields)
            total.matchers = try filled(total.matchers, fields)
            return .events(events, total: total)
        case .histogram(var selector, let quantile):
            selector.matchers = try filled(selector.matchers, fields)
            return .histogram(selector, quantile: quantile)
        case .query(let text):
            // A text that is no template was refused when it was read; one built elsewhere is left as it is.
            guard let template = try? QueryTemplate(text) else { return measure }
            return .query(try template.filled(with: fields))
        }
    }

    private static func filled(
        _ matchers: [LabelMatcher], _ fields: [String: String]
    ) throws(MissingField) -> [LabelMatcher] {
        var result = matchers
        for index in matchers.indices {
            guard let template = try? Template(matchers[index].value) else { continue }
            switch matchers[index].operation {
            case .equal, .notEqual:
                result[index].value = try template.filled(with: fields)
            case .matches, .matchesNot:
                result[index].value = try template.filled(with: fields, PromQLText.regexQuoted)
            }
        }
        return result
    }
}
