/// Builds the tree of a document from libyaml's events; what can be passed over is noted, the rest is thrown.
struct YAMLTreeReader: ~Copyable {
    private(set) var problems: [YAMLProblem] = []
    private var parser: YAMLParser
    private var nodes = 0

    init(_ bytes: [UInt8]) throws(YAMLProblem) {
        parser = try YAMLParser(bytes)
    }

    /// The first document, nil when there is none.
    mutating func document() throws(YAMLProblem) -> YAMLNode? {
        var root: YAMLNode?
        while true {
            let event = try parser.next()
            switch event.kind {
            case .streamEnd:
                return root
            case .boundary:
                continue
            case .documentStart where root == nil:
                root = try node(try parser.next(), path: "", depth: 1)
            default:
                note(event, "", "a second document begins here; a file holds one")
                return root
            }
        }
    }

    private mutating func node(_ event: YAMLEvent, path: String, depth: Int) throws(YAMLProblem) -> YAMLNode {
        nodes += 1
        guard nodes <= YAMLDocument.limitNodes, depth <= YAMLDocument.limitDepth else {
            let limit =
                depth > YAMLDocument.limitDepth
                ? "nested deeper than \(YAMLDocument.limitDepth)" : "more than \(YAMLDocument.limitNodes) values"
            throw YAMLProblem(line: event.line, column: event.column, path: path, message: limit)
        }
        if event.hasAnchor { note(event, path, "anchors (&name) are not allowed; write the value where it is used") }
        if event.hasTag { note(event, path, "tags (!name) are not allowed; values need none") }
        var result = YAMLNode(line: event.line, column: event.column, content: .refused)
        switch event.kind {
        case .scalar(let text, let plain):
            if text.utf8.contains(0) {
                note(event, path, "holds a NUL character")
            } else {
                result.content = .scalar(text, plain: plain)
            }
        case .sequenceStart: result.content = try sequence(path: path, depth: depth)
        case .mappingStart: result.content = try mapping(path: path, depth: depth)
        default:
            note(event, path, "aliases (*name) are not allowed; quote text that begins with *")
        }
        return result
    }

    private mutating func sequence(path: String, depth: Int) throws(YAMLProblem) -> YAMLNode.Content {
        var elements: [YAMLNode] = []
        while true {
            let event = try parser.next()
            if event.kind == .sequenceEnd { return .sequence(elements) }
            elements.append(try node(event, path: path + "[\(elements.count)]", depth: depth + 1))
        }
    }

    private mutating func mapping(path: String, depth: Int) throws(YAMLProblem) -> YAMLNode.Content {
        var members: [YAMLNode.Member] = []
        var lines: [String: Int] = [:]
        var refused = false
        while true {
            let event = try parser.next()
            if event.kind == .mappingEnd { return refused ? .refused : .mapping(members) }
            let keyNode = try node(event, path: path, depth: depth + 1)
            guard case .scalar(let key, _) = keyNode.content else {
                if event.kind == .mappingStart || event.kind == .sequenceStart {
                    note(event, path, "a key must be text; a value that begins with {{ or [ needs quotes")
                }
                refused = true
                _ = try node(try parser.next(), path: path, depth: depth + 1)
                continue
            }
            let keyPath = path.appendingKey(key)
            let value = try node(try parser.next(), path: keyPath, depth: depth + 1)
            if let line = lines[key] {
                note(event, keyPath, "stands here a second time, first in line \(line); each key once")
            } else {
                lines[key] = event.line
                members.append(YAMLNode.Member(key: key, line: event.line, column: event.column, value: value))
            }
        }
    }

    private mutating func note(_ event: YAMLEvent, _ path: String, _ message: String) {
        problems.append(YAMLProblem(line: event.line, column: event.column, path: path, message: message))
    }
}
