import AnalysisGate
import Metrics
import Testing

/// The text that is kept with an epoch gives the same analysis again.
@Suite struct AnalysisTextTests {
    @Test func `the text is the configuration's own, in full`() throws {
        var analysis = Analysis(
            name: "a", source: "p", canary: [LabelMatcher("v", .equal, "{{target}}")],
            baseline: [LabelMatcher("v", .notEqual, "x\"y\\")],
            checks: [Check(name: "q", measure: .query("up{a=\"b\"}\n"))])
        analysis.checks[0].max = 0.5
        #expect(
            String(decoding: AnalysisText.write(analysis), as: UTF8.self) == """
                {"a":{"source":"p","mode":"decide","canary":{"v":[["=","{{target}}"]]},\
                "baseline":{"v":[["!=","x\\"y\\\\"]]},"warmUp":60.0,"bake":120.0,"deadline":7200.0,\
                "onDeadline":"inconclusive","maxHold":21600.0,"grace":600.0,"falseAlarms":0.05,"judge":"default",\
                "checks":{"q":{"query":"up{a=\\"b\\"}\\u000a","max":0.5,"role":"guardrail","critical":false}}}}
                """)
        #expect(try AnalysisText.read(AnalysisText.write(analysis)) == analysis)
    }

    @Test func `every analysis of the whole example comes back`() throws {
        let load = ConfigurationLoader.load("conf/gate.yaml", files: GoodConfigurationTests.files)
        let analyses = try #require(load.configuration).analyses.map(\.analysis)
        #expect(analyses.count == 2)
        for analysis in analyses {
            #expect(try AnalysisText.read(AnalysisText.write(analysis)) == analysis)
        }
    }

    @Test func `random analyses come back`() throws {
        var random = SplitMix(seed: 20)
        for _ in 1...300 {
            let analysis = random.analysis()
            let text = AnalysisText.write(analysis)
            do {
                #expect(try AnalysisText.read(text) == analysis, "\(String(decoding: text, as: UTF8.self))")
            } catch {
                Issue.record("\(error): \(String(decoding: text, as: UTF8.self))")
            }
        }
    }

    @Test(arguments: ["", "{}", "[", "{\"a\":{}}", "{\"a\":{\"source\":\"p\",\"old\":1}}", "null", "{\"a\":1}"])
    func `a damaged text is refused`(_ text: String) {
        #expect((try? AnalysisText.read(Array(text.utf8))) == nil)
    }
}

/// A small seeded generator (SplitMix64) of values that a configuration may hold.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    mutating func analysis() -> Analysis {
        var checks: [Check] = []
        for index in 0...Int.random(in: 0...3, using: &self) { checks.append(check("c\(index)")) }
        var analysis = Analysis(
            name: "a\(next() % 100)", source: "p", canary: matchers("canary"), baseline: matchers("stable"),
            checks: checks)
        analysis.mode = Analysis.Mode.allCases.randomElement(using: &self) ?? .decide
        analysis.onDeadline = Analysis.OnDeadline.allCases.randomElement(using: &self) ?? .fail
        analysis.falseAlarms = Double.random(in: 0.001...0.5, using: &self)
        analysis.timing.warmUpSeconds = Double.random(in: 0...3600, using: &self)
        analysis.timing.bakeSeconds = Double.random(in: 0...86400, using: &self)
        analysis.timing.deadlineSeconds = Double.random(in: 1...2_592_000, using: &self)
        analysis.timing.maxHoldSeconds = Double.random(in: 1...2_592_000, using: &self)
        analysis.timing.graceSeconds = Double.random(in: 0...86400, using: &self)
        analysis.timing.windowSeconds = Bool.random(using: &self) ? Double.random(in: 1...1e6, using: &self) : nil
        return analysis
    }

    private mutating func check(_ name: String) -> Check {
        let metric = ["x_seconds", "x_milliseconds", "x"].randomElement(using: &self) ?? "x"
        let selector = Selector(metric: metric, matchers: matchers("s"))
        let isQuery = next() % 3 == 0
        var check = Check(name: name, measure: .query("sum(up{a=\"\(text().filter { $0.isLetter })\"})"))
        if !isQuery {
            check.measure =
                Bool.random(using: &self)
                ? .events(selector, total: Selector(metric: "all"))
                : .histogram(selector, quantile: Double.random(in: 0.01...0.999, using: &self))
            check.worseThan = Double.random(in: 1.000001...100, using: &self)
            check.ignoreBelow = Bool.random(using: &self) ? Double.random(in: 0...1, using: &self) : nil
        }
        check.min = Bool.random(using: &self) ? Double.random(in: (isQuery ? -1e9 : 0)...1e-9, using: &self) : nil
        check.max = isQuery || Bool.random(using: &self) ? Double.random(in: 1e-9...1, using: &self) : nil
        check.role = Check.Role.allCases.randomElement(using: &self) ?? .goal
        check.critical = Bool.random(using: &self)
        return check
    }

    private mutating func matchers(_ value: String) -> [LabelMatcher] {
        ["side", "a", "b"].prefix(Int.random(in: 1...3, using: &self)).flatMap { label in
            (0...Int.random(in: 0...1, using: &self)).map { _ in
                LabelMatcher(
                    label, LabelMatcher.Operation.allCases.randomElement(using: &self) ?? .equal,
                    label == "side" ? value : text())
            }
        }
    }

    /// Text with everything that could be lost between quotes; no opening braces, which begin a field.
    private mutating func text() -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "\"", "\\", "'", "`", "\n", "\t", "\r", "\u{1}", "\u{7F}", "\u{85}", "\u{2028}", "\u{FEFF}",
            "\u{FFFE}",
            "ü", "\u{1F600}", " ", "#", ":", "-", "}", "$", "\u{E000}", "\u{10FFFF}",
        ]
        var result = ""
        for _ in 0..<Int.random(in: 0...8, using: &self) {
            result.unicodeScalars.append(scalars.randomElement(using: &self) ?? "a")
        }
        return result
    }
}
