/// `gate.yaml` for a test.
enum GateYAML {
    /// On loopback without tokens, the store in its folder, one source.
    ///
    /// - Parameters:
    ///   - server: Members of `server` beyond `listen`.
    ///   - analyses: Entries of `analyses`, indented by two blanks.
    static func text(
        source: String, server: String = "", analyses: String = ModelTraffic.analysis()
    ) -> String {
        let more = server.isEmpty ? "" : ", \(server)"
        return """
            server: {listen: "127.0.0.1:{port}"\(more)}
            store: sqlite:gate.db
            sources: {main: {prometheus: "\(source)"}}
            analyses:
              \(analyses)
            """
    }

    /// The address of a source that refuses every connection: nobody serves tcpmux.
    static let downSource = "http://127.0.0.1:1"
}
