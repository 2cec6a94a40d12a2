import Testing

@Suite struct OutlineTests {
    private func blocks(_ source: String) -> [Block] {
        SourceFile(path: "Sample.swift", text: source).blocks
    }

    @Test func `types, functions and properties are told apart`() {
        let found = blocks(
            """
            struct A<T: P> where T: Q {
                var b: Int { 1 }
                var c = [1].map { $0 }
                init?(_ x: Int) { self.init(x: x) }
                class func d(for e: Int = 1, then: () -> Void = {}) throws -> Int { 2 }
                static func == (l: A, r: A) -> Bool { true }
                subscript(i: Int) -> Int {
                    get { 1 }
                    set { _ = newValue }
                }
                deinit {}
            }
            """)
        #expect(found.filter { $0.kind == .type }.map(\.name) == ["A"])
        #expect(found.filter { $0.kind == .function }.map(\.name) == ["init", "d", "==", "subscript", "deinit"])
        #expect(found.filter { $0.kind == .accessor }.count == 3)
        #expect(found.filter { $0.kind == .closure }.count == 2)
    }

    @Test func `requirements of a protocol open nothing`() {
        let found = blocks("protocol P {\n    func a()\n    var b: Int { get }\n    init(c: Int)\n}\nlet d = e { 1 }")
        #expect(found.map(\.kind) == [.type, .accessor, .closure])
    }

    @Test func `nesting counts control and closures within a function`() {
        let found = blocks(
            """
            func f() {
                for x in y where z(x) {
                    if let a = b.first(where: { $0 }), c {
                        g { while h {} }
                    } else {
                        repeat {} while i
                        j {}
                    }
                }
                func inner() { if k {} }
            }
            """)
        #expect(found.map(\.nesting).max() == 4)
        #expect(found.first { $0.name == "inner" }?.nesting == 0)
        #expect(found.last?.nesting == 1)
        #expect(found.filter { $0.kind == .closure }.map(\.nesting) == [2, 3, 3])
    }

    @Test func `length runs from brace to brace`() {
        let found = blocks("func f(\n    a: Int\n) {\n    a\n}\n")
        #expect(found.map(\.lineCount) == [3])
    }

    @Test func `a property without braces does not claim the next ones`() {
        let found = blocks("func f() {\n    var a: Int\n    do { a = 1 } catch let e as E { b { e } }\n    c { a }\n}")
        #expect(found.map(\.kind) == [.function, .control, .control, .closure, .closure])
    }
}
