package import Metrics

/// The analyses of the configuration that counts now.
package struct ConfiguredCatalog: AnalysisCatalog {
    private let configuration: ConfigurationHolder

    package init(_ configuration: ConfigurationHolder) {
        self.configuration = configuration
    }

    package func names(for namespace: String) -> [String] {
        configuration.current.analyses(for: namespace).map(\.name).sorted()
    }

    package func analysis(named name: String, for namespace: String) -> Analysis? {
        configuration.current.analyses(for: namespace).first { $0.name == name }
    }

    package func text(of analysis: Analysis) -> String {
        String(decoding: AnalysisText.write(analysis), as: UTF8.self)
    }

    package func analysis(fromText text: String) -> Analysis? {
        try? AnalysisText.read(Array(text.utf8))
    }
}
