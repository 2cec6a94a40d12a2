import Metrics
import Testing

/// Filling in a request's fields, with no way out of the place where they stand.
@Suite struct TemplateTests {
    private func analysis(_ matchers: [LabelMatcher], query: String = "up") -> Analysis {
        Analysis(
            name: "a", source: "p", canary: matchers, baseline: [],
            checks: [
                Check(name: "q", measure: .query(query)),
                Check(
                    name: "e",
                    measure: .events(
                        Selector(metric: "x", matchers: matchers), total: Selector(metric: "y", matchers: matchers))),
                Check(name: "h", measure: .histogram(Selector(metric: "z", matchers: matchers), quantile: 0.9)),
            ])
    }

    @Test func `values go in everywhere, plain or as a regular expression`() throws {
        let matchers = [
            LabelMatcher("a", .equal, "{{name}}-{{ namespace }}"), LabelMatcher("b", .matches, "({{name}})?"),
            LabelMatcher("c", .matchesNot, "{{name}}"), LabelMatcher("d", .notEqual, "x"),
        ]
        let filled = try analysis(matchers).filled(with: ["name": "m.1", "namespace": "n*"])
        let expected = [
            LabelMatcher("a", .equal, "m.1-n*"), LabelMatcher("b", .matches, "(m\\.1)?"),
            LabelMatcher("c", .matchesNot, "m\\.1"), LabelMatcher("d", .notEqual, "x"),
        ]
        #expect(filled == analysis(expected))
    }

    @Test func `target falls back to name`() throws {
        let matchers = [LabelMatcher("a", .equal, "{{target}}")]
        #expect(try analysis(matchers).filled(with: ["name": "n"]).canary[0].value == "n")
        #expect(try analysis(matchers).filled(with: ["name": "n", "target": "t"]).canary[0].value == "t")
    }

    @Test func `a missing field is named with those that exist`() {
        let found = analysis([LabelMatcher("a", .equal, "{{model}}")])
        #expect(throws: MissingField(name: "model", known: ["name", "phase"])) {
            try found.filled(with: ["phase": "", "name": "n"])
        }
        #expect(
            MissingField(name: "model", known: ["name", "phase"]).description
                == "the analysis uses {{model}}, which the request does not have; it has name, phase")
        #expect(throws: MissingField(name: "target", known: [])) {
            try analysis([], query: "up{a=\"{{target}}\"}").filled(with: [:])
        }
    }

    @Test(arguments: ["\"", "'", "`", "\\", "\n", "\"} or vector(1) #", "a\\\"", "\u{0}", "x`\"'\\", "{{name}}"])
    func `no value leaves its string literal`(_ value: String) throws {
        for quote in ["\"", "'", "`"] {
            let filled = try QueryTemplate("a{b=\(quote)x{{v}}y\(quote)}").filled(with: ["v": value])
            let inside = filled.dropFirst(5).dropLast(2)
            #expect(!inside.contains(quote) && !inside.contains("\n"), "\(filled)")
            if quote != "`" {
                let selector = try Selector(promQL: filled)
                #expect(selector.matchers == [LabelMatcher("b", .equal, "x\(value)y")])
            }
        }
    }

    @Test func `a literal behind =~ takes the value as a regular expression`() throws {
        let query = try QueryTemplate("a{b=~\"{{v}}-.*\", c !~ '{{v}}', d=\"{{v}}\"} == on(x) b{e=\"{{v}}\"}")
        #expect(
            try query.filled(with: ["v": "m.1"])
                == "a{b=~\"m\\\\.1-.*\", c !~ 'm\\\\.1', d=\"m.1\"} == on(x) b{e=\"m.1\"}")
    }

    @Test(arguments: [
        ("rate(a[{{range}}])", "{{range}} must stand inside quotes, like {app=\"{{range}}\"}"),
        ("{{metric}}", "{{metric}} must stand inside quotes, like {app=\"{{metric}}\"}"),
        ("a{b=\"c\"} {{d}}", "{{d}} must stand inside quotes, like {app=\"{{d}}\"}"),
        ("a # \"{{d}}\"", "{{d}} must stand inside quotes, like {app=\"{{d}}\"}"),
        ("a{b=\"\\{{d}}\"}", "{{d}} must not follow a backslash"), ("a{b=\"c}", "a quote is not closed"),
        ("a{b=\"{{d\"}", "{{ without }}; a field is written {{name}}"),
        ("a{b=\"{{d e}}\"}", "{{…}} must hold the name of a field, like {{target}}"),
        ("a{b=\"{{}}\"}", "{{…}} must hold the name of a field, like {{target}}"),
    ])
    func `a field elsewhere is refused`(_ text: String, _ message: String) {
        #expect(throws: TemplateProblem(message)) { try QueryTemplate(text) }
    }

    @Test func `quotes in other quotes and comments are followed`() throws {
        for text in [
            "a{b='\"'} + c{d=\"{{v}}\"}", "a{b=`\\`, c=\"{{v}}\"}", "a # it's\n{b=\"{{v}}\"}", "a{b=\"\\\"{{v}}\"}",
        ] {
            #expect(try QueryTemplate(text).filled(with: ["v": "1"]) == text.replacing("{{v}}", with: "1"))
        }
    }
}
