/// Every type and function that another module can see says in a sentence what it is.
///
/// A function that fulfils a requirement of one of our protocols is documented there.
enum Documentation {
    private static let visible: Set<String> = ["package", "public", "open"]
    private static let documented: Set<String> = [
        "func", "struct", "class", "enum", "actor", "protocol", "typealias", "macro",
    ]
    private static let modifiers: Set<String> = [
        "static", "class", "final", "indirect", "mutating", "nonmutating", "consuming", "borrowing", "override",
        "nonisolated", "isolated", "convenience", "required", "lazy", "weak", "distributed", "prefix", "postfix",
        "infix", "dynamic", "package", "public", "open",
    ]
    /// Requirements of the standard library that mean the same everywhere.
    private static let wellKnown: Set<String> = [
        "==", "<", "hash", "encode", "next", "makeIterator", "makeAsyncIterator",
    ]

    static func violations(in file: SourceFile, requirements: Set<String>) -> [Violation] {
        let tokens = file.tokens
        return tokens.indices.compactMap { index in
            let token = tokens[index]
            guard token.kind == .word, visible.contains(token.text),
                let declaration = declaration(after: index, in: tokens)
            else { return nil }
            if declaration.keyword == "func"
                && (requirements.contains(declaration.name) || wellKnown.contains(declaration.name))
            {
                return nil
            }
            if isDocumented(before: index, in: tokens) { return nil }
            return Violation(
                path: file.path, line: token.line,
                message: "\(declaration.keyword) \(declaration.name) is \(token.text) and has no doc comment")
        }
    }

    /// The names of the functions that the protocols of these files require.
    static func requirements(of files: [SourceFile]) -> Set<String> {
        var names: Set<String> = []
        for file in files {
            let protocols = file.blocks.filter { $0.keyword == "protocol" }
            let code = file.code
            for (index, token) in code.enumerated() where token.says("func") && index + 1 < code.count {
                let isRequired = protocols.contains { $0.firstLine <= token.line && token.line <= $0.lastLine }
                if isRequired { names.insert(code[index + 1].text) }
            }
        }
        return names
    }

    private static func declaration(after start: Int, in tokens: [Token]) -> (keyword: String, name: String)? {
        var index = start + 1
        while index + 1 < tokens.count {
            let token = tokens[index]
            // `class` is a modifier before `func`, and the keyword before a name.
            let isModifier = modifiers.contains(token.text) && !(token.says("class") && !isFunction(tokens[index + 1]))
            if documented.contains(token.text) && !isModifier { return (token.text, tokens[index + 1].text) }
            guard isModifier || token.isComment else { return nil }
            index += 1
        }
        return nil
    }

    private static func isFunction(_ token: Token) -> Bool {
        token.says("func") || token.says("var") || token.says("subscript")
    }

    /// Walks back over modifiers and attributes to the comment that stands before the declaration, if one does.
    private static func isDocumented(before start: Int, in tokens: [Token]) -> Bool {
        var index = start - 1
        while index >= 0 {
            let token = tokens[index]
            if token.kind == .documentation { return true }
            // A reason for the reader of the code may stand between the documentation and the declaration.
            if modifiers.contains(token.text) || token.kind == .comment {
                index -= 1
            } else if let attribute = attributeStart(endingAt: index, in: tokens) {
                index = attribute - 1
            } else {
                return false
            }
        }
        return false
    }

    /// The index of the `@` when an attribute, with arguments or without, ends at `end`.
    private static func attributeStart(endingAt end: Int, in tokens: [Token]) -> Int? {
        var index = end
        if tokens[index].says(")") {
            var depth = 0
            repeat {
                if tokens[index].says(")") { depth += 1 }
                if tokens[index].says("(") { depth -= 1 }
                index -= 1
            } while depth > 0 && index > 0
        }
        guard index > 0, tokens[index].kind == .word, tokens[index - 1].says("@") else { return nil }
        return index - 1
    }
}
