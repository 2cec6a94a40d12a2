/// Collects the analyses of all files and sees to it that each name stands once.
struct AnalysesDecoder {
    let decoder: AnalysisDecoder
    private(set) var found: [ConfiguredAnalysis] = []
    private var places: [String: String] = [:]

    init(decoder: AnalysisDecoder) {
        self.decoder = decoder
    }

    /// Reads the mapping of names to analyses of one file.
    mutating func read(_ reader: NodeReader, namespaces: [Glob]) {
        for (name, value) in reader.members("a mapping of names to analyses") ?? [] {
            if let place = places[name] {
                value.noteAtKey("stands already at \(place); each name once in all files")
                continue
            }
            places[name] = "\(value.file):\(value.keyLine):\(value.keyColumn)"
            if let analysis = decoder.decode(name, value) {
                found.append(ConfiguredAnalysis(analysis: analysis, namespaces: namespaces))
            }
        }
    }
}
