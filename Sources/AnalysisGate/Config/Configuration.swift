package import Metrics

/// Everything that the files say, checked and converted.
package struct Configuration: Sendable, Equatable {
    package var server = ServerConfiguration()
    package var store = StoreLocation.sqlite(path: "analysisgate.db")
    /// In the order of the file; names are unique.
    package var sources: [SourceConfiguration] = []
    /// In the order of the files; names are unique.
    package var analyses: [ConfiguredAnalysis] = []

    package init() {}

    /// Nil for a name that the configuration does not know.
    package func source(named name: String) -> SourceConfiguration? {
        sources.first { $0.name == name }
    }

    /// The analyses that a namespace may use, in the order of the files.
    package func analyses(for namespace: String) -> [Analysis] {
        analyses.filter { $0.serves(namespace: namespace) }.map(\.analysis)
    }

    /// The keys that differ from a running configuration's and take effect only when the service starts anew.
    package func keysThatNeedRestart(running: Configuration) -> [String] {
        var keys: [String] = []
        if server.listen != running.server.listen { keys.append("server.listen") }
        if server.cluster != running.server.cluster { keys.append("server.cluster") }
        if store != running.store { keys.append("store") }
        return keys
    }
}

extension Configuration {
    /// Every secret that was read, so that none is ever logged.
    package var secrets: [Secret] {
        var secrets = server.tokens.flatMap(\.secrets)
        if let metricsToken = server.metricsToken { secrets.append(metricsToken) }
        for source in sources {
            switch source.authentication {
            case .none: break
            case .bearer(let secret), .basic(_, let secret): secrets.append(secret)
            }
            secrets += source.headers.map(\.value)
        }
        return secrets
    }
}
