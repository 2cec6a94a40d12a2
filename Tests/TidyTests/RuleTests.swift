import Testing

/// Each rule, shown a sample that breaks it and one that does not.
@Suite struct RuleTests {
    private func file(_ text: String, path: String = "Sources/Metrics/Sample.swift") -> SourceFile {
        SourceFile(path: path, text: text)
    }

    @Test func `long files, functions and lines are found`() {
        let body = String(repeating: "    a()\n", count: 59)
        #expect(Size.violations(in: file("func f() {\n\(body)}\n")).count == 1)
        #expect(Size.violations(in: file("func f() {\n\(body.dropLast(8))}\n")).isEmpty)
        #expect(Size.violations(in: file("var v: Int {\n\(body)}\n")).count == 1)
        #expect(Size.violations(in: file(String(repeating: "\n", count: 401))).count == 1)
        #expect(Size.violations(in: file(String(repeating: "\n", count: 400))).isEmpty)
        #expect(Size.violations(in: file("// " + String(repeating: "ä", count: 117))).isEmpty)
        #expect(Size.violations(in: file("// " + String(repeating: "ä", count: 118))).count == 1)
    }

    @Test func `the fifth level is one too many`() {
        let four = "func f() { if a { for b in c { while d { e { X } } } } }"
        #expect(Size.violations(in: file(four)).isEmpty)
        let deeper = four.split(separator: "X").joined(separator: "do {}")
        #expect(Size.violations(in: file(deeper)).count == 1)
        let leaving = four.split(separator: "X").joined(separator: "guard let y = z else { return }")
        #expect(Size.violations(in: file(leaving)).isEmpty)
        let lingering = four.split(separator: "X").joined(separator: "guard y else {\n return\n }")
        #expect(Size.violations(in: file(lingering)).count == 1)
    }

    @Test func `what is visible wants a doc comment`() {
        func count(_ text: String) -> Int {
            Documentation.violations(in: file(text), requirements: ["answer"]).count
        }
        #expect(count("package struct A {}") == 1)
        #expect(count("/// An A.\npackage struct A {}") == 0)
        #expect(count("// An A.\npackage struct A {}") == 1)
        #expect(count("/// An A.\n@available(*, deprecated, message: \"b\")\n@frozen public final class A {}") == 0)
        #expect(count("/// X.\nlet x = 1\n@inline(never) package func b() {}") == 1)
        #expect(count("package static func b() {}\npackage func c() {}") == 2)
        #expect(count("package class func b() {}") == 1)
        #expect(count("package func answer() {}\npackage static func == (l: A, r: A) -> Bool { true }") == 0)
        #expect(count("package import Foundation\npackage var a = 1\npackage init() {}\nfunc d() {}") == 0)
    }

    @Test func `requirements are those of protocols alone`() {
        let names = Documentation.requirements(of: [file("protocol P {\n func a()\n}\nstruct S {\n func b() {}\n}")])
        #expect(names == ["a"])
    }

    @Test func `calls that end the process are found in code alone`() {
        func count(_ text: String, path: String = "Sources/Metrics/A.swift") -> Int {
            Wording.codeViolations(in: file(text, path: path)).count
        }
        #expect(count("fatalError(\"a\"); try! b(); c as! D; print(1)") == 4)
        #expect(
            count("// try! print(1)\nlet a = \"fatalError(1)\"; try? b(); c as? D; d.print(1); if try !e() {}") == 0)
        #expect(count("print(1)", path: "Sources/AnalysisGate/Commands/Check.swift") == 0)
        #expect(count("print(1)", path: "Tests/TidyTests/A.swift") == 0)
    }

    @Test func `banned words are found in any text`() {
        let text = "a TO" + "DO b\nsee /wo" + "rk/x\nthe Langu" + "age Model\nnetwork/x, todo list\n"
        #expect(Wording.textViolations(path: "a.md", text: text).map(\.line) == [1, 2, 3])
    }

    @Test func `hosts are public, local or examples`() {
        let line: Substring = "see https://docs.flagger.app/a, http://u:p@gate:8080/x and http://mirror.corp.net/y"
        #expect(Hosts.hosts(in: line) == ["docs.flagger.app", "gate", "mirror.corp.net"])
        #expect(Hosts.violations(path: "a", text: String(line)).count == 1)
        #expect(Hosts.isAllowed("prometheus.monitoring.svc.cluster.local"))
        #expect(Hosts.isAllowed("10.0.0.1"))
        #expect(!Hosts.isAllowed("notgithub.com"))
    }

    @Test func `the ledger holds exactly what is needed`() {
        let pointer = file("import CCurl\nfunc f() { unsafe g() }", path: "Sources/A/P.swift")
        let unchecked = file("final class L: @unchecked Sendable {}", path: "Sources/A/L.swift")
        let plain = file("import Foundation\n// unsafe\nlet a = \"unsafe\"", path: "Sources/A/B.swift")
        #expect(
            Ledger(entries: []).violations(in: [pointer, unchecked, plain]).map(\.path) == [
                pointer.path, unchecked.path,
            ])
        let entries = [
            Ledger.Entry(path: pointer.path, right: .pointers, reason: "curl"),
            Ledger.Entry(path: unchecked.path, right: .unchecked, reason: "lock"),
        ]
        #expect(Ledger(entries: entries).violations(in: [pointer, unchecked, plain]).isEmpty)
        #expect(Ledger(entries: entries).violations(in: [plain]).count == 2)
    }

    @Test func `imports go downwards`() {
        #expect(Modules.violations(in: file("package import DriftStats\nimport JSON")).isEmpty)
        #expect(Modules.violations(in: file("import Notify")).count == 1)
        #expect(Modules.violations(in: file("import JSON", path: "Sources/DriftStats/A.swift")).count == 1)
    }

    @Test func `arrows follow the names`() {
        let files = [
            file("struct Request {}\nfunc parse() {}\nextension Row {}", path: "Sources/M/HTTP/R.swift"),
            file("struct Gate { var r: Request; func f() { parse(); g.other() } }", path: "Sources/M/Gate/G.swift"),
            file("struct Row { struct Own {} }\nfunc other() {}", path: "Sources/M/Storage/S.swift"),
            file("struct Own { var x: A.Row; var parse: Int }", path: "Sources/M/Config/C.swift"),
        ]
        let arrows = Arrows(files: files)
        #expect(arrows.all.map { "\($0.from)>\($0.to)" } == ["Gate>HTTP", "HTTP>Storage"])
    }

    @Test func `circles are found, ways are not`() {
        typealias Arrow = Arrows.Arrow
        let way = [Arrow(from: "a", to: "b"), Arrow(from: "b", to: "c"), Arrow(from: "a", to: "c")]
        #expect(Arrows.circle(in: way) == nil)
        #expect(Arrows.circle(in: way + [Arrow(from: "c", to: "b")]) == ["b", "c", "b"])
    }

    @Test func `links are followed to files and headings`() {
        let text = "[a](b.md) [c](../d.md#e-f) [g](#h) `[i](j)` [k](https://x/y)\n```\n[l](m)\n```\n# H\n"
        #expect(Links.links(in: text).map(\.target) == ["b.md", "../d.md#e-f", "#h", "https://x/y"])
        let files = ["docs/b.md": "", "d.md": "## E, f!\n"]
        #expect(Links.violations(path: "docs/a.md", text: text) { files[$0] }.isEmpty)
        #expect(
            Links.violations(path: "docs/a.md", text: "[a](x.md)\n[b](b.md#c)") { files[$0] }.map(\.line) == [1, 2])
    }
}
