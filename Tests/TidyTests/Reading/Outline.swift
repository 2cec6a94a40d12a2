/// Finds the blocks of a source file and says what each belongs to.
///
/// A declaration or a control keyword waits for its brace; a brace that nothing waits for opens a closure.
struct Outline {
    private static let types: Set<String> = ["struct", "class", "enum", "actor", "protocol", "extension"]
    private static let functions: Set<String> = ["func", "init", "deinit", "subscript"]
    private static let controls: Set<String> = [
        "if", "for", "while", "switch", "guard", "do", "catch", "defer", "repeat", "else",
    ]
    private static let accessors: Set<String> = [
        "get", "set", "didSet", "willSet", "_read", "_modify", "unsafeAddress", "read", "modify",
    ]

    private struct Waiting {
        var kind: Block.Kind
        var name: String
        var keyword: String
        var bracketDepth: Int
    }

    private var blocks: [Block] = []
    /// Indices into `blocks` of those that are still open.
    private var open: [Int] = []
    /// The bracket depth at which each open block began.
    private var bracketDepths: [Int] = []
    private var bracketDepth = 0
    private var waiting: Waiting?
    /// What waited when each open block began: a closure among the conditions of an `if` must not use up its brace.
    private var suspended: [Waiting?] = []
    private var lastClosed = ""

    static func blocks(of tokens: [Token]) -> [Block] {
        var outline = Outline()
        let code = tokens.filter { !$0.isComment }
        for index in code.indices { outline.take(code, index) }
        return outline.blocks
    }

    private mutating func take(_ code: [Token], _ index: Int) {
        let token = code[index]
        let startsLine = index > 0 && code[index - 1].line < token.line
        if let pending = waiting, pending.kind == .accessor, startsLine, pending.bracketDepth == bracketDepth {
            waiting = nil
        }
        guard token.kind == .word || token.kind == .punctuation else { return }
        switch token.text {
        case "(", "[":
            bracketDepth += 1
        case ")", "]":
            bracketDepth -= 1
        case "{":
            begin(at: token.line, before: index > 0 ? code[index - 1] : nil)
        case "}":
            end(at: token.line)
        case "=":
            if waiting?.kind == .accessor && waiting?.bracketDepth == bracketDepth { waiting = nil }
        default:
            if token.kind == .word { takeWord(code, index) }
        }
    }

    private mutating func takeWord(_ code: [Token], _ index: Int) {
        let word = code[index].text
        let previous = index > 0 ? code[index - 1] : nil
        let next = index + 1 < code.count ? code[index + 1] : nil
        if let previous, previous.says("."), previous.line == code[index].line { return }
        guard bracketDepth == enclosingDepth else { return }
        if Self.controls.contains(word) {
            let isRepeatsEnd = word == "while" && previous?.says("}") == true && lastClosed == "repeat"
            let isGuards = word == "else" && waiting?.keyword == "guard"
            if !isRepeatsEnd && !isGuards { wait(for: .control, named: word, keyword: word) }
        } else if Self.types.contains(word), let next, next.kind == .word {
            wait(for: .type, named: next.text, keyword: word)
        } else if Self.functions.contains(word), isDeclaration(word, next) {
            wait(for: .function, named: word == "func" ? next?.text ?? "" : word, keyword: word)
        } else if word == "var" || word == "let", waiting?.kind != .control, let next {
            wait(for: .accessor, named: next.text, keyword: word)
        }
    }

    /// A bare `init` is a declaration only where something follows that can stand after its name.
    private func isDeclaration(_ word: String, _ next: Token?) -> Bool {
        guard let next else { return false }
        switch word {
        case "func": return true
        case "deinit": return next.says("{")
        default: return ["(", "<", "?", "!"].contains(next.text)
        }
    }

    private var enclosingDepth: Int { bracketDepths.last ?? 0 }

    private mutating func wait(for kind: Block.Kind, named name: String, keyword: String) {
        waiting = Waiting(kind: kind, name: name, keyword: keyword, bracketDepth: bracketDepth)
    }

    private mutating func begin(at line: Int, before previous: Token?) {
        var block = Block(
            kind: .closure, name: "", keyword: "", firstLine: line, lastLine: line, depth: open.count, nesting: 0)
        if let pending = waiting, pending.bracketDepth == bracketDepth {
            block.kind = pending.kind
            block.name = pending.name
            block.keyword = pending.keyword
            waiting = nil
        } else if isAccessor(previous) {
            block.kind = .accessor
        }
        let around = open.last.map { blocks[$0].nesting } ?? 0
        let isNested = block.kind == .control || block.kind == .closure
        block.nesting = isNested ? around + 1 : 0
        suspended.append(waiting)
        waiting = nil
        open.append(blocks.count)
        bracketDepths.append(bracketDepth)
        blocks.append(block)
    }

    /// Whether the brace after this token opens one accessor of the property that encloses it.
    private func isAccessor(_ previous: Token?) -> Bool {
        guard let enclosing = open.last.map({ blocks[$0] }), let previous else { return false }
        let holds = enclosing.kind == .accessor || enclosing.keyword == "subscript"
        let isNamed = Self.accessors.contains(previous.text) || previous.says("async") || previous.says("throws")
        return holds && isNamed
    }

    private mutating func end(at line: Int) {
        guard let index = open.popLast(), let depth = bracketDepths.popLast() else { return }
        waiting = suspended.removeLast()
        bracketDepth = depth
        blocks[index].lastLine = line
        lastClosed = blocks[index].keyword
    }
}
