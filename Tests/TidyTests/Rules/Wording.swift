/// Words and calls that have no place here.
enum Wording {
    /// Calls that end the process or hide an error.
    static func codeViolations(in file: SourceFile) -> [Violation] {
        let code = file.code
        return code.indices.compactMap { index in
            let next = index + 1 < code.count ? code[index + 1] : nil
            guard code[index].kind == .word, let message = objection(to: code[index], before: next, in: file) else {
                return nil
            }
            let isMember = index > 0 && code[index - 1].says(".")
            return isMember ? nil : Violation(path: file.path, line: code[index].line, message: message)
        }
    }

    private static func objection(to token: Token, before next: Token?, in file: SourceFile) -> String? {
        switch (token.text, next?.text) {
        case ("fatalError", "("): "fatalError ends the process: throw a typed error"
        case ("try", "!") where next?.isAttached == true: "try! ends the process: handle the error"
        case ("as", "!") where next?.isAttached == true: "as! ends the process: use as? and say what happens otherwise"
        case ("print", "(") where file.isSource && !speaks(file): "print belongs to the commands: log instead"
        default: nil
        }
    }

    /// Whether the file is part of the command line, whose standard output is for people.
    private static func speaks(_ file: SourceFile) -> Bool {
        file.folder == "Commands"
    }

    /// Written in halves, so that this list does not find itself.
    private static let banned = [
        "TO" + "DO", "FIX" + "ME", "HA" + "CK:", "X" + "XX:",
        "/wo" + "rk/", "/tmp" + "/wt", "/ro" + "ot/",
        "co-auth" + "ored-by", "generated " + "with", "language " + "model", "copi" + "lot",
    ]

    static func textViolations(path: String, text: String) -> [Violation] {
        var found: [Violation] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for word in banned where contains(line, word) {
                found.append(Violation(path: path, line: index + 1, message: "'\(word)' has no place here"))
            }
        }
        return found
    }

    /// Words in capitals count as they stand; the others in any case.
    private static func contains(_ line: Substring, _ word: String) -> Bool {
        word == word.uppercased() ? line.contains(word) : line.lowercased().contains(word)
    }
}
