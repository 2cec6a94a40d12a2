/// Which module may import which of ours.
enum Modules {
    static let allowed: [String: Set<String>] = [
        "JSON": [],
        "DriftStats": [],
        "Metrics": ["DriftStats", "JSON"],
        "Notify": ["JSON"],
        "AnalysisGate": ["DriftStats", "JSON", "Metrics", "Notify"],
    ]

    static func violations(in file: SourceFile) -> [Violation] {
        let code = file.code
        let mayImport = allowed[file.module]
        return code.indices.dropLast().compactMap { index in
            guard code[index].says("import") else { return nil }
            let name = code[index + 1].text
            guard allowed.keys.contains(name), mayImport?.contains(name) != true else { return nil }
            return Violation(
                path: file.path, line: code[index].line, message: "\(file.module) does not look at \(name)")
        }
    }
}
