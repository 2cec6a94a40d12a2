/// The files that may do what the compiler cannot check, each with its reason.
///
/// A new line here is a decision; a line whose file no longer needs it is an error too.
struct Ledger {
    enum Right: String {
        /// Imports a C module, says `unsafe`, or names an unsafe type.
        case pointers
        /// Says `@unchecked Sendable`.
        case unchecked
    }

    struct Entry {
        var path: String
        var right: Right
        var reason: String
    }

    var entries: [Entry]

    /// What each file does that needs a line in the ledger, with the first line where it does.
    static func needs(of file: SourceFile) -> [(right: Right, line: Int)] {
        let code = file.code
        let pointerLine = code.indices.first { index in
            let token = code[index]
            guard token.kind == .word else { return false }
            let isImport = index > 0 && code[index - 1].says("import") && isCModule(token.text)
            return token.text == "unsafe" || token.text == "Unmanaged" || token.text.hasPrefix("Unsafe") || isImport
        }
        let uncheckedLine = code.indices.first { code[$0].says("unchecked") && $0 > 0 && code[$0 - 1].says("@") }
        return [(Right.pointers, pointerLine), (Right.unchecked, uncheckedLine)].compactMap { right, index in
            index.map { (right, code[$0].line) }
        }
    }

    /// The modules of Sources/CLibs are named by a capital C and a capital.
    private static func isCModule(_ name: String) -> Bool {
        let letters = Array(name.prefix(2))
        return letters.count == 2 && letters[0] == "C" && letters[1].isUppercase
    }

    func violations(in files: [SourceFile]) -> [Violation] {
        var found: [Violation] = []
        var used: Set<String> = []
        for file in files {
            for need in Self.needs(of: file) {
                let key = need.right.rawValue + " " + file.path
                used.insert(key)
                if !entries.contains(where: { $0.path == file.path && $0.right == need.right }) {
                    found.append(
                        Violation(path: file.path, line: need.line, message: "not in the ledger: \(need.right)"))
                }
            }
        }
        for entry in entries where !used.contains(entry.right.rawValue + " " + entry.path) {
            found.append(Violation(path: entry.path, line: 1, message: "in the ledger without need: \(entry.right)"))
        }
        return found
    }
}
