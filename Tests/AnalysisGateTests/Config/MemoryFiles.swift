import AnalysisGate

/// Files and variables that live in the test alone.
func memoryFiles(_ contents: [String: String], environment: [String: String] = [:]) -> ConfigurationFiles {
    ConfigurationFiles(
        read: { (path: String, limitBytes: Int) throws(FileProblem) -> [UInt8] in
            guard let text = contents[path] else { throw FileProblem("No such file or directory") }
            guard text.utf8.count <= limitBytes else { throw FileProblem("is over \(limitBytes) bytes") }
            return Array(text.utf8)
        },
        list: { (folder: String) throws(FileProblem) -> [String] in
            let prefix = folder == "." ? "" : folder + "/"
            let names = contents.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
            guard !names.isEmpty else { throw FileProblem("is no readable folder") }
            return names.filter { !$0.contains("/") }
        },
        environment: { environment[$0] })
}

/// The lines that `check` prints for one file named `gate.yaml`, without the last.
func problems(_ text: String, environment: [String: String] = [:]) -> [String] {
    ConfigurationLoader.load("gate.yaml", files: memoryFiles(["gate.yaml": text], environment: environment))
        .problems.map(\.description)
}

/// The configuration of one file named `gate.yaml`, nil when it has errors.
func loaded(_ text: String, environment: [String: String] = [:]) -> Configuration? {
    ConfigurationLoader.load("gate.yaml", files: memoryFiles(["gate.yaml": text], environment: environment))
        .configuration
}
