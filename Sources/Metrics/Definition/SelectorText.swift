extension LabelMatcher {
    /// The matcher as PromQL writes it.
    package var promQL: String {
        label + operation.rawValue + PromQLText.quoted(value)
    }
}

extension Selector {
    /// The selector as PromQL writes it, with further matchers (a side's) behind its own.
    package func promQL(adding more: [LabelMatcher] = []) -> String {
        let all = matchers + more
        return all.isEmpty ? metric : metric + "{" + all.map(\.promQL).joined(separator: ",") + "}"
    }
}
