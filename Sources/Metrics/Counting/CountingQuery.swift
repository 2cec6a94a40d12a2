/// One selector to ask for raw samples, and how the series that come back are told apart.
struct CountingQuery: Sendable, Equatable {
    let selector: Selector
    let assignments: [Assignment]

    /// Series with these labels count on that side in that role.
    struct Assignment: Sendable, Equatable {
        let side: Side
        let role: SeriesRole
        /// Equal and not-equal matchers that the selector does not enforce.
        let conditions: [LabelMatcher]

        func takes(_ labels: [Label]) -> Bool {
            conditions.allSatisfy { condition in
                // A missing label equals the empty one, as in PromQL.
                let isEqual = (labels[condition.label] ?? "") == condition.value
                return isEqual == (condition.operation == .equal)
            }
        }
    }

    /// As few queries as the matchers allow, for one selector in one role.
    ///
    /// - Parameter alsoEvents: further equal or not-equal matchers that make a series of the selector an event, too.
    static func make(
        _ selector: Selector, role: SeriesRole, sides: Sides, alsoEvents: [LabelMatcher]? = nil
    ) -> [CountingQuery] {
        func assignments(_ side: Side, _ conditions: [LabelMatcher]) -> [Assignment] {
            guard let alsoEvents else { return [Assignment(side: side, role: role, conditions: conditions)] }
            let both = Assignment(side: side, role: [role, .events], conditions: conditions + alsoEvents)
            return [both, Assignment(side: side, role: role, conditions: conditions)]
        }
        if let joined = JoinedSides(sides) {
            let merged = Selector(metric: selector.metric, matchers: selector.matchers + joined.matchers)
            return [
                CountingQuery(
                    selector: merged,
                    assignments: assignments(.canary, joined.canary) + assignments(.baseline, joined.baseline))
            ]
        }
        return [(Side.canary, sides.canary), (.baseline, sides.baseline)].map { side, matchers in
            CountingQuery(
                selector: Selector(metric: selector.metric, matchers: selector.matchers + matchers),
                assignments: assignments(side, []))
        }
    }

    /// The queries for bad events out of all requests.
    static func make(events: Selector, total: Selector, sides: Sides) -> [CountingQuery] {
        if let extra = events.narrowing(of: total) {
            return make(total, role: .total, sides: sides, alsoEvents: extra)
        }
        return make(total, role: .total, sides: sides) + make(events, role: .events, sides: sides)
    }
}

/// Two sides that one selector can ask for, since they differ by values of the same labels only.
private struct JoinedSides {
    var matchers: [LabelMatcher] = []
    var canary: [LabelMatcher] = []
    var baseline: [LabelMatcher] = []

    init?(_ sides: Sides) {
        guard sides.canary.count == sides.baseline.count else { return nil }
        guard Set(sides.canary.map(\.label)).count == sides.canary.count else { return nil }
        for mine in sides.canary {
            let others = sides.baseline.filter { $0.label == mine.label }
            guard others.count == 1 else { return nil }
            if mine == others[0] {
                matchers.append(mine)
                continue
            }
            guard mine.operation == .equal, others[0].operation == .equal else { return nil }
            let values = [mine.value, others[0].value].map(PromQLText.regexQuoted)
            matchers.append(LabelMatcher(mine.label, .matches, values.joined(separator: "|")))
            canary.append(mine)
            baseline.append(others[0])
        }
    }
}

extension Selector {
    /// The matchers that this selector has beyond the wider one's, when they can be checked without regular
    /// expressions; nil when it is no narrowing of that one.
    fileprivate func narrowing(of wider: Selector) -> [LabelMatcher]? {
        guard metric == wider.metric, wider.matchers.allSatisfy(matchers.contains) else { return nil }
        let extra = matchers.filter { !wider.matchers.contains($0) }
        return extra.allSatisfy { $0.operation == .equal || $0.operation == .notEqual } ? extra : nil
    }
}
