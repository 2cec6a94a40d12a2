import JSON

/// `/v1/analyses…`: the definitions as they are read from the configuration, presets filled in.
package struct AnalysesEndpoint: Sendable {
    private let catalog: any AnalysisCatalog

    package init(catalog: any AnalysisCatalog) {
        self.catalog = catalog
    }

    /// Those that a namespace may use.
    package func list(namespace: String) -> Response {
        let names = catalog.names(for: namespace)
        let body = JSONWriter.objectDocument { object in
            object.array("analyses") { list in
                for name in names { list.value(name) }
            }
        }
        return .json(200, body)
    }

    /// One definition, as an epoch would pin it.
    package func show(_ name: String, namespace: String) throws(Problem) -> Response {
        guard let analysis = catalog.analysis(named: name, for: namespace) else {
            throw Problem(404, "there is no analysis \"\(name.prefix(80))\": see /v1/analyses")
        }
        return .json(200, Array(catalog.text(of: analysis).utf8))
    }
}
