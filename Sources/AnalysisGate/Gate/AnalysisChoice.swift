/// Finds the analysis that a hook means.
package struct AnalysisChoice: Sendable {
    /// Leaves the analysis out.
    package static let none = "none"

    private let catalog: any AnalysisCatalog

    package init(catalog: any AnalysisCatalog) {
        self.catalog = catalog
    }

    /// The name asked for, else the only one; nil for `none`, and for hooks that need none and name none.
    ///
    /// - Throws: `Problem` 4xx when it is unknown, or when there are several to choose from.
    package func name(for call: HookCall, pinned: [String: String]) throws(Problem) -> String? {
        let names = catalog.names(for: call.key.namespace)
        if let asked = call.analysis {
            if asked == Self.none { return nil }
            guard names.contains(asked) || pinned[asked] != nil else {
                throw Problem(404, "there is no analysis \"\(asked.prefix(80))\": \(known(names))")
            }
            return asked
        }
        if names.count == 1 { return names[0] }
        guard call.hook.asksAnalysis else { return nil }
        if names.isEmpty {
            throw Problem(404, "no analysis is configured: add one under analyses, or ask with ?analysis=none")
        }
        throw Problem(400, "say which analysis, ?analysis=NAME or metadata.analysis: \(known(names))")
    }

    private func known(_ names: [String]) -> String {
        names.isEmpty ? "none is configured" : "there are " + names.joined(separator: ", ")
    }
}
