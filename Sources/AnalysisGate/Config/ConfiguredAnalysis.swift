package import Metrics

/// An analysis of the configuration with the namespaces that may use it.
package struct ConfiguredAnalysis: Sendable, Equatable {
    package var analysis: Analysis
    /// Those of the included file that it stands in; empty for all.
    package var namespaces: [Glob] = []

    package init(analysis: Analysis, namespaces: [Glob] = []) {
        self.analysis = analysis
        self.namespaces = namespaces
    }

    /// Whether rollouts of the namespace may use it.
    package func serves(namespace: String) -> Bool {
        namespaces.isEmpty || namespaces.contains { $0.matches(namespace) }
    }
}
