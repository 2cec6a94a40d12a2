/// Which folder of a module looks at which.
///
/// An arrow A -> B is a name that stands in a file of A and is declared, as a top-level type or function, in B alone.
/// Names are compared as words, so a member or a nested type of the same name would count; where B's name is also
/// declared anywhere in A, it is left out.
struct Arrows {
    struct Arrow: Hashable, Comparable {
        var from: String
        var to: String

        static func < (left: Arrow, right: Arrow) -> Bool {
            (left.from, left.to) < (right.from, right.to)
        }
    }

    /// One place for each arrow, with the name that makes it.
    private(set) var examples: [Arrow: Violation] = [:]

    var all: [Arrow] { examples.keys.sorted() }

    /// Reads the files of one module.
    init(files: [SourceFile]) {
        var homes: [String: Set<String>] = [:]
        var declared: [String: Set<String>] = [:]
        for file in files {
            for declaration in Self.declarations(in: file) {
                declared[file.folder, default: []].insert(declaration.name)
                if declaration.isTopLevel { homes[declaration.name, default: []].insert(file.folder) }
            }
        }
        for file in files {
            let code = file.code
            for (index, token) in code.enumerated() where token.kind == .word {
                guard let home = homes[token.text], home.count == 1, let folder = home.first,
                    folder != file.folder, declared[file.folder]?.contains(token.text) != true,
                    !Self.isMemberOrLabel(code, index)
                else { continue }
                let arrow = Arrow(from: file.folder, to: folder)
                if examples[arrow] == nil {
                    examples[arrow] = Violation(path: file.path, line: token.line, message: token.text)
                }
            }
        }
    }

    /// `x.name` is a member, and a word in small letters counts only where it is called.
    private static func isMemberOrLabel(_ code: [Token], _ index: Int) -> Bool {
        if code[index].text.first?.isUppercase == true {
            return index > 0 && code[index - 1].says(".")
        }
        let isMember = index > 0 && code[index - 1].says(".")
        let isCall = index + 1 < code.count && code[index + 1].says("(")
        return isMember || !isCall
    }

    private struct Declaration {
        var name: String
        var isTopLevel: Bool
    }

    /// The types, type aliases and top-level functions that a file declares; an extension declares nothing.
    private static func declarations(in file: SourceFile) -> [Declaration] {
        var found: [Declaration] = []
        for block in file.blocks where block.kind == .type && block.keyword != "extension" {
            found.append(Declaration(name: block.name, isTopLevel: block.depth == 0))
        }
        for block in file.blocks where block.keyword == "func" && block.depth == 0 {
            found.append(Declaration(name: block.name, isTopLevel: true))
        }
        let code = file.code
        for index in code.indices.dropLast() where code[index].says("typealias") {
            let isTopLevel = !file.blocks.contains {
                $0.firstLine <= code[index].line && code[index].line <= $0.lastLine
            }
            found.append(Declaration(name: code[index + 1].text, isTopLevel: isTopLevel))
        }
        return found
    }

    /// A way that leads back to where it began, or nil where there is none.
    static func circle(in arrows: [Arrow]) -> [String]? {
        let next = Dictionary(grouping: arrows, by: \.from).mapValues { $0.map(\.to).sorted() }
        var finished: Set<String> = []
        func walk(_ folder: String, _ way: [String]) -> [String]? {
            if let start = way.firstIndex(of: folder) { return Array(way[start...]) + [folder] }
            if finished.contains(folder) { return nil }
            for target in next[folder] ?? [] {
                if let circle = walk(target, way + [folder]) { return circle }
            }
            finished.insert(folder)
            return nil
        }
        for folder in next.keys.sorted() {
            if let circle = walk(folder, []) { return circle }
        }
        return nil
    }
}
