import AnalysisGate
import Testing

/// The tree of a YAML text, and what is refused in it.
@Suite struct YAMLDocumentTests {
    private func lines(_ text: String) -> [String] {
        YAMLDocument(Array(text.utf8)).problems.map { "\($0.line):\($0.column) \($0.path): \($0.message)" }
    }

    /// The tree as one line, each key and value with its place.
    private func shown(_ node: YAMLNode) -> String {
        let place = "@\(node.line):\(node.column)"
        switch node.content {
        case .scalar(let text, let plain): return (plain ? text : "'\(text)'") + place
        case .sequence(let elements): return "[" + elements.map(shown).joined(separator: ", ") + "]" + place
        case .mapping(let members):
            let list = members.map { "\($0.key)@\($0.line):\($0.column)=" + shown($0.value) }
            return "{" + list.joined(separator: ", ") + "}" + place
        case .refused: return "refused" + place
        }
    }

    @Test func `scalars stay text and know their place`() {
        let document = YAMLDocument(Array("é: [on, \"1.10\"]\nb:\n  c: |\n    x\n  d:\n".utf8))
        #expect(document.problems.isEmpty)
        #expect(
            document.root.map(shown)
                == "{é@1:1=[on@1:5, '1.10'@1:9]@1:4, b@2:1={c@3:3='x\n'@3:6, d@5:3=@5:5}@3:3}@1:1")
    }

    @Test(arguments: [
        ("a: 1\na: 2\n", "2:1 a: stands here a second time, first in line 1; each key once"),
        ("a: {b: 1, \"b\": 2}", "1:11 a.b: stands here a second time, first in line 1; each key once"),
        ("x.y: {a: &b 1}", "1:10 \"x.y\".a: anchors (&name) are not allowed; write the value where it is used"),
        ("a: [*b]", "1:5 a[0]: aliases (*name) are not allowed; quote text that begins with *"),
        ("a: !!int 1", "1:4 a: tags (!name) are not allowed; values need none"),
        ("a: {{b}}", "1:5 a: a key must be text; a value that begins with {{ or [ needs quotes"),
        ("a: 1\n---\nb: 1", "2:1 : a second document begins here; a file holds one"),
        ("a: \"x\\0y\"", "1:4 a: holds a NUL character"),
        ("a: b: c", "1:5 : is no YAML: mapping values are not allowed in this context"),
        ("a: 1\n\u{FEFF}b: \u{2}", "2:5 : is no YAML: control characters are not allowed"),
        (
            "\ta: 1",
            "1:1 : is no YAML: found character that cannot start any token; "
                + "indent with blanks, and quote text that begins with @, ` or %"
        ),
        ("a: {{b}}-c", "1:9 : is no YAML: did not find expected key; text that begins with {{ needs quotes"),
    ])
    func refused(_ text: String, _ line: String) {
        #expect(lines(text).contains(line), "\(lines(text))")
    }

    @Test func `bad UTF-8 is refused at its place`() {
        let document = YAMLDocument([0x61, 0x3A, 0x20, 0xC3, 0xA9, 0x0A, 0x62, 0x3A, 0x20, 0xFF])
        #expect(document.problems.count == 1)
        #expect(document.problems.first.map { [$0.line, $0.column] } == [2, 4])
    }

    @Test func `UTF-16 is not guessed`() {
        #expect(!YAMLDocument([0xFF, 0xFE, 0x61, 0x00]).problems.isEmpty)
    }

    @Test func `a byte order mark is passed over`() {
        #expect(lines("\u{FEFF}a: 1").isEmpty)
    }

    @Test(arguments: ["", "# only a comment\n", "---\n...\n"])
    func `a text may hold nothing`(_ text: String) {
        let document = YAMLDocument(Array(text.utf8))
        #expect(document.problems.isEmpty)
        #expect(document.root?.isNothing ?? true)
    }

    @Test func `depth, size and number of values have limits`() {
        let depth = YAMLDocument.limitDepth
        func nested(_ count: Int) -> String {
            String(repeating: "[", count: count) + String(repeating: "]", count: count)
        }
        #expect(lines(nested(depth)).isEmpty)
        #expect(lines(nested(depth + 1)).map { $0.hasSuffix("nested deeper than 64") } == [true])
        #expect(lines(String(repeating: "[", count: 1 << 19)).map { $0.hasSuffix("nested deeper than 64") } == [true])
        #expect(lines("#" + String(repeating: " ", count: YAMLDocument.limitBytes)).count == 1)
        let many = "[" + String(repeating: "1,", count: YAMLDocument.limitNodes) + "1]"
        #expect(lines(many).map { $0.hasSuffix("more than 100000 values") } == [true])
    }
}
