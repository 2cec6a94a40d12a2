/// A value on its way from YAML to a type: knows its place, and notes every problem instead of throwing.
struct NodeReader {
    let node: YAMLNode
    let path: String
    let file: String
    /// Where to point when something is missing in the value: its key, where it has one.
    let keyLine: Int
    let keyColumn: Int
    let session: LoadSession

    /// The root of a file.
    init(root: YAMLNode, file: String, session: LoadSession) {
        self.init(root, path: "", file: file, keyLine: root.line, keyColumn: root.column, session: session)
    }

    private init(
        _ node: YAMLNode, path: String, file: String, keyLine: Int, keyColumn: Int, session: LoadSession
    ) {
        self.node = node
        self.path = path
        self.file = file
        self.keyLine = keyLine
        self.keyColumn = keyColumn
        self.session = session
    }

    func child(_ member: YAMLNode.Member) -> NodeReader {
        NodeReader(
            member.value, path: path.appendingKey(member.key), file: file,
            keyLine: member.line, keyColumn: member.column, session: session)
    }

    /// Notes an error at the value.
    func fail(_ message: String) {
        session.note(
            ConfigurationProblem(file: file, line: node.line, column: node.column, path: path, message: message))
    }

    /// Notes an error or a warning at the value's key.
    func noteAtKey(_ message: String, _ severity: ConfigurationProblem.Severity = .error) {
        session.note(
            ConfigurationProblem(
                severity, file: file, line: keyLine, column: keyColumn, path: path, message: message))
    }

    /// The value as text; nil, with an error noted, when it is none. `allowed` completes "must be …".
    func text(_ allowed: String) -> String? {
        switch node.content {
        case .refused:
            return nil
        case .scalar(let text, _) where !node.isNothing:
            return text
        default:
            failKind(allowed)
            return nil
        }
    }

    /// Converts a scalar; the value does not fit when `convert` answers nil.
    func scalar<Value>(_ allowed: String, _ convert: (String) -> Value?) -> Value? {
        guard let text = text(allowed) else { return nil }
        guard let value = convert(text) else {
            fail("\(text.shown) is not allowed; must be \(allowed)")
            return nil
        }
        return value
    }

    /// One of some words.
    func choice<Value: RawRepresentable & CaseIterable>(_ type: Value.Type) -> Value? where Value.RawValue == String {
        let words = Value.allCases.map(\.rawValue)
        guard let text = text("one of " + words.joined(separator: ", ")) else { return nil }
        guard let value = Value(rawValue: text) else {
            fail("\(text.shown) is not allowed" + Self.hint(text, words))
            return nil
        }
        return value
    }

    /// The elements of a list; a single text counts as a list of one.
    func list(_ allowed: String) -> [NodeReader]? {
        switch node.content {
        case .refused:
            return nil
        case .scalar where !node.isNothing:
            return [self]
        case .sequence(let elements):
            return elements.enumerated().map { index, element in
                NodeReader(
                    element, path: path + "[\(index)]", file: file,
                    keyLine: element.line, keyColumn: element.column, session: session)
            }
        default:
            failKind(allowed)
            return nil
        }
    }

    /// The members of a mapping whose keys are names of the writer's own.
    func members(_ allowed: String) -> [(name: String, value: NodeReader)]? {
        switch node.content {
        case .refused:
            return nil
        case .mapping(let members):
            return members.map { ($0.key, child($0)) }
        default:
            failKind(allowed)
            return nil
        }
    }

    /// The mapping with the keys of a section; unknown keys are noted at once.
    func mapping(_ section: ConfigurationSection) -> MappingReader? {
        let list = section.keys.joined(separator: ", ")
        guard let members = members("a mapping with the keys \(list)") else { return nil }
        for (name, value) in members where !section.keys.contains(name) {
            value.noteAtKey("unknown key" + Self.hint(name, section.keys))
        }
        return MappingReader(
            section: section, reader: self,
            values: Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0.value) }))
    }

    /// What to say after an unknown word.
    static func hint(_ word: String, _ words: [String]) -> String {
        let list = words.isEmpty ? "none, as none is defined" : words.joined(separator: ", ")
        guard let meant = Suggestion.nearest(to: word, among: words) else { return "; allowed: \(list)" }
        return "; did you mean \(meant)? Allowed: \(list)"
    }

    private func failKind(_ allowed: String) {
        let found =
            switch node.content {
            case .scalar(let text, _): node.isNothing ? "is empty" : "\(text.shown) is not allowed"
            case .sequence: "is a list"
            case .mapping: "is a mapping"
            case .refused: "is refused"
            }
        fail("\(found); must be \(allowed)")
    }
}
