/// One load under way: the problems found and the files seen so far. Lives on one task only.
final class LoadSession {
    let source: ConfigurationFiles
    /// The folder of the main file, before which relative paths are read; empty for the working folder.
    let folder: String
    private(set) var problems: [ConfigurationProblem] = []
    private(set) var trace = FileTrace()

    init(source: ConfigurationFiles, folder: String) {
        self.source = source
        self.folder = folder
    }

    func note(_ problem: ConfigurationProblem) {
        problems.append(problem)
    }

    func read(_ path: String) throws(FileProblem) -> [UInt8] {
        try trace.read(path, limitBytes: YAMLDocument.limitBytes, with: source)
    }

    func list(_ folder: String) throws(FileProblem) -> [String] {
        try trace.list(folder, with: source)
    }

    /// A path of the configuration as the process can open it.
    func resolved(_ path: String) -> String {
        path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path
    }
}
