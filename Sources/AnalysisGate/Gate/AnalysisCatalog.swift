package import Metrics

/// The analyses of the present configuration, and their text form for pinning.
package protocol AnalysisCatalog: Sendable {
    /// The names of the analyses that a namespace may use, sorted.
    func names(for namespace: String) -> [String]
    /// nil where there is none, or where the namespace may not use it.
    func analysis(named name: String, for namespace: String) -> Analysis?
    /// A lossless text of a definition, to be kept with an epoch.
    func text(of analysis: Analysis) -> String
    /// Reads such a text; nil when no version of ours wrote it.
    func analysis(fromText text: String) -> Analysis?
}
