import Testing

@Suite struct LexerTests {
    private func words(_ source: String) -> [String] {
        Lexer.tokens(of: source).map(\.text)
    }

    @Test func `words, numbers and operators stand apart`() {
        #expect(words("let x = 1.5e-3 + a..<b") == ["let", "x", "=", "1.5e-3", "+", "a", "..<", "b"])
        #expect(words("x.map { $0! }") == ["x", ".", "map", "{", "$0", "!", "}"])
        #expect(words("#if os(Linux)") == ["#if", "os", "(", "Linux", ")"])
    }

    @Test func `braces in strings and comments are no code`() {
        let tokens = Lexer.tokens(of: "f(\"{ \\\" }\") // }\n/* { /* } */ { */ g")
        #expect(tokens.map(\.kind) == [.word, .punctuation, .text, .punctuation, .comment, .comment, .word])
        #expect(tokens.last?.line == 2)
    }

    @Test func `an interpolation is code`() {
        let tokens = Lexer.tokens(of: #""a\(f("}", { try! g() }))b" c"#)
        #expect(tokens.first == Token(kind: .text, text: "ab", line: 1))
        #expect(tokens.filter { $0.kind == .word }.map(\.text) == ["f", "try", "g", "c"])
    }

    @Test func `raw strings keep their backslashes`() {
        let tokens = Lexer.tokens(of: ##"#"a"\(x)"# #"\#(y)"# z"##)
        #expect(tokens.map(\.text) == [#"a"\(x)"#, "", "(", "y", ")", "z"])
    }

    @Test func `lines count on through multi-line strings`() {
        let tokens = Lexer.tokens(of: "\"\"\"\n  \"quoted\" {\n  \\(a)\n  \"\"\"\nb")
        #expect(tokens.last == Token(kind: .word, text: "b", line: 5, isAttached: false))
        #expect(tokens.contains { $0.text == "a" && $0.line == 3 })
    }

    @Test func `documentation differs from comments and rulers`() {
        let kinds = Lexer.tokens(of: "/// a\n// b\n//// c\n/** d */\n/**/").map(\.kind)
        #expect(kinds == [.documentation, .comment, .comment, .documentation, .comment])
    }
}
