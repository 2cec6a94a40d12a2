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
        var known: Set<ConfigurationProblem> = []
        var rank: [String: Int] = [:]
        let unique = problems.filter { problem in
            rank[problem.file] = rank[problem.file] ?? rank.count
            return known.insert(problem).inserted
        }
        let keyed = unique.enumerated().map { index, problem in
            ([rank[problem.file] ?? 0, problem.line, problem.column, index], problem)
        }
        return keyed.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
    }
}
