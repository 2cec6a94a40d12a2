/// How large things may be.
enum Size {
    static let maximumFileLines = 400
    static let maximumMedianLines = 110
    static let maximumFunctionLines = 60
    static let maximumNesting = 4
    static let maximumColumns = 120

    static func violations(in file: SourceFile) -> [Violation] {
        var found: [Violation] = []
        if file.lines.count > maximumFileLines {
            found.append(
                Violation(
                    path: file.path, line: file.lines.count,
                    message: "\(file.lines.count) lines; a file has at most \(maximumFileLines)"))
        }
        for (index, line) in file.lines.enumerated() where line.count > maximumColumns {
            found.append(
                Violation(
                    path: file.path, line: index + 1,
                    message: "\(line.count) columns; a line has at most \(maximumColumns)"))
        }
        return found + file.blocks.compactMap { violation(of: $0, in: file) }
    }

    private static func violation(of block: Block, in file: SourceFile) -> Violation? {
        let isBody = block.kind == .function || block.kind == .accessor
        if isBody && block.lineCount > maximumFunctionLines {
            return Violation(
                path: file.path, line: block.firstLine,
                message: "\(block.name) has \(block.lineCount) lines; a function has at most \(maximumFunctionLines)")
        }
        // A guard that leaves on its own line keeps the code flat.
        let isEarlyExit = block.keyword == "guard" && block.lineCount == 1
        if block.nesting == maximumNesting + 1 && !isEarlyExit {
            return Violation(
                path: file.path, line: block.firstLine,
                message: "a block within \(maximumNesting) others; \(maximumNesting) is the most")
        }
        return nil
    }

    /// The line counts' median; 0 without files.
    static func medianLines(of files: [SourceFile]) -> Int {
        let counts = files.map(\.lines.count).sorted()
        return counts.isEmpty ? 0 : counts[counts.count / 2]
    }
}
