/// Reads the main file and all that it names.
package enum ConfigurationLoader {
    /// Reads the configuration at a path; finds every error that can be found in one go. Relative paths in it start at
    /// its folder.
    package static func load(_ path: String, files: ConfigurationFiles = .system) -> ConfigurationLoad {
        let session = LoadSession(source: files, folder: folder(of: path))
        let configuration = RootDecoder.decode(path, session)
        let problems = ordered(session.problems)
        let isWhole = !problems.contains { $0.severity == .error }
        return ConfigurationLoad(
            configuration: isWhole ? configuration : nil, problems: problems, trace: session.trace)
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Each problem once (one in `defaults` is met again in each analysis), sorted by place within each file.
    private static func ordered(_ problems: [ConfigurationProblem]) -> [ConfigurationProblem] {
        var files: [String] = []
        var unique: [ConfigurationProblem] = []
        for problem in problems where !unique.contains(problem) {
            if !files.contains(problem.file) { files.append(problem.file) }
            unique.append(problem)
        }
        return files.flatMap { file in
            unique.filter { $0.file == file }.enumerated()
                .sorted {
                    ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
                }
                .map(\.element)
        }
    }
}
