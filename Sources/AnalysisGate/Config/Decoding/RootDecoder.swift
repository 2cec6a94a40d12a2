import Metrics

/// Decodes the main file and the files that it includes.
enum RootDecoder {
    static func decode(_ path: String, _ session: LoadSession) -> Configuration? {
        guard let reader = root(of: path, session), let mapping = reader.mapping(.root) else { return nil }
        var configuration = Configuration()
        configuration.server = mapping["server"].flatMap(ServerDecoder.decode) ?? configuration.server
        configuration.store = .sqlite(path: session.resolved("analysisgate.db"))
        configuration.store = mapping["store"].flatMap(StoreDecoder.decode) ?? configuration.store
        configuration.sources = mapping["sources"].flatMap(SourceDecoder.decode) ?? []
        var analyses = AnalysesDecoder(
            decoder: AnalysisDecoder(
                // Names, not sources: a source with an error of its own is no unknown source.
                sources: names(mapping["sources"]),
                defaults: mapping["defaults"]?.mapping(.defaults).map { AnalysisSettings($0) } ?? AnalysisSettings()))
        if let own = mapping["analyses"] { analyses.read(own, namespaces: []) }
        for file in mapping["include"].map({ IncludeDecoder.files($0, besides: path) }) ?? [] {
            readTeam(file, session, &analyses)
        }
        configuration.analyses = analyses.found
        if analyses.found.isEmpty, mapping["analyses"] == nil, mapping["include"] == nil {
            reader.noteAtKey("has no analyses; the service can answer gates only", .warning)
        }
        return configuration
    }

    private static func readTeam(_ path: String, _ session: LoadSession, _ analyses: inout AnalysesDecoder) {
        guard let mapping = root(of: path, session)?.mapping(.team) else { return }
        let namespaces = mapping.value("namespaces", default: []) { $0.globs() }
        if let value = mapping["namespaces"], case .sequence(let elements) = value.node.content, elements.isEmpty {
            value.fail("names no namespace; leave it out for all")
        }
        if let reader = mapping.required("analyses", "a mapping of names to analyses") {
            analyses.read(reader, namespaces: namespaces)
        }
    }

    private static func names(_ sources: NodeReader?) -> [String] {
        guard case .mapping(let members) = sources?.node.content else { return [] }
        return members.map(\.key)
    }

    /// The root of a file's document; nil, with an error noted, when it cannot be read.
    private static func root(of path: String, _ session: LoadSession) -> NodeReader? {
        func fail(_ line: Int, _ column: Int, _ keys: String, _ message: String) {
            session.note(ConfigurationProblem(file: path, line: line, column: column, path: keys, message: message))
        }
        let document: YAMLDocument
        do throws(FileProblem) {
            document = YAMLDocument(try session.read(path))
        } catch {
            fail(1, 1, "", "cannot be read: \(error.reason)")
            return nil
        }
        for problem in document.problems {
            fail(problem.line, problem.column, problem.path, problem.message)
        }
        if document.root == nil, !document.problems.isEmpty { return nil }
        var root = document.root ?? YAMLNode(line: 1, column: 1, content: .mapping([]))
        // A file of comments alone says nothing, which is allowed.
        if root.isNothing { root.content = .mapping([]) }
        return NodeReader(root: root, file: path, session: session)
    }
}
