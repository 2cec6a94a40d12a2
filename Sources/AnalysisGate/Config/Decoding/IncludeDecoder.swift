/// Finds the files that `include` names.
enum IncludeDecoder {
    static let limitFiles = 500

    /// The paths in the order of the patterns, sorted within each, each once and without the main file.
    static func files(_ reader: NodeReader, besides main: String) -> [String] {
        var paths: [String] = []
        for element in reader.list("a path or a list of paths, * and ? allowed in the file's name") ?? [] {
            guard let pattern = element.text("a path") else { continue }
            for path in matches(pattern, element) where path != main && !paths.contains(path) {
                paths.append(path)
            }
        }
        guard paths.count <= limitFiles else {
            reader.fail("names \(paths.count) files; at most \(limitFiles) are allowed")
            return []
        }
        return paths
    }

    private static func matches(_ pattern: String, _ reader: NodeReader) -> [String] {
        let session = reader.session
        let slash = pattern.lastIndex(of: "/")
        let folder = slash.map { String(pattern[..<$0]) }
        let name = slash.map { String(pattern[pattern.index(after: $0)...]) } ?? pattern
        guard !(folder ?? "").contains(where: { $0 == "*" || $0 == "?" }) else {
            reader.fail("* and ? may stand in the file's name only, not in a folder's")
            return []
        }
        guard name.contains(where: { $0 == "*" || $0 == "?" }) else { return [session.resolved(pattern)] }
        let place = folder.map { $0.isEmpty ? "/" : session.resolved($0) } ?? session.folder
        let glob = Glob(name)
        do throws(FileProblem) {
            let names = try session.list(place.isEmpty ? "." : place)
            // As in a shell, names with a leading dot are not meant: a ConfigMap keeps its old content under such.
            let fitting = names.filter { glob.matches($0) && !$0.hasPrefix(".") }
            if fitting.isEmpty { reader.noteAtKey("no file fits \(pattern.shown)", .warning) }
            return fitting.map { place.isEmpty ? $0 : (place == "/" ? "/" : place + "/") + $0 }
        } catch {
            reader.fail("the folder \(place.shown) cannot be read: \(error.reason)")
            return []
        }
    }
}
