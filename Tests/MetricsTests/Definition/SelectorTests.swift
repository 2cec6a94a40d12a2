import Metrics
import Testing

/// Reading and writing series selectors.
@Suite struct SelectorTests {
    @Test(arguments: [
        ("up", "up"), (" up { } ", "up"), ("job:up:sum5m", "job:up:sum5m"), ("_a9{}", "_a9"),
        (#"a{b="c"}"#, #"a{b="c"}"#), (#"a{ b = 'c' , d!=`e` , }"#, #"a{b="c",d!="e"}"#),
        (#"a{b=~"x|y",c!~"z.*"}"#, #"a{b=~"x|y",c!~"z.*"}"#), (#"a{b=""}"#, #"a{b=""}"#),
        (#"a{b="\"\\\n\t\x41\u00fc\U0001F600\101"}"#, #"a{b="\"\\\n\x09AüxA"}"#.replacing("üx", with: "ü😀")),
        ("a{b='\"\\''}", #"a{b="\"'"}"#), ("a{b=`\\d\n`}", #"a{b="\\d\n"}"#), (#"a{b="{{x}}-1"}"#, #"a{b="{{x}}-1"}"#),
        (#"a{b="\xc3\xbc"}"#, #"a{b="ü"}"#), ("a{b=\"{}\"}", "a{b=\"{}\"}"), ("a{b=\"#\"}", "a{b=\"#\"}"),
    ])
    func reads(_ text: String, _ written: String) throws {
        let selector = try Selector(promQL: text)
        #expect(selector.promQL() == written)
        #expect(try Selector(promQL: selector.promQL()) == selector)
    }

    @Test(arguments: [
        ("", 1, "must begin with a metric's name"), ("{a=\"b\"}", 1, "must begin with a metric's name"),
        ("9a", 1, "must begin with a metric's name"), ("\"a\"", 1, "must begin with a metric's name"),
        ("a-b", 2, "only a selector"), ("a[5m]", 2, "only a selector"), ("sum(a)", 4, "only a selector"),
        ("a offset 5m", 3, "only a selector"), ("a{} + 1", 5, "only a selector"), ("a{}{}", 4, "only a selector"),
        ("a{", 3, "expected a label's name"), ("a{b", 4, "expected =, !=, =~ or !~"),
        ("a{b=", 5, "expected a value in quotes"), ("a{b=c}", 5, "expected a value in quotes"),
        ("a{b=\"c}", 5, "the quote is not closed"), ("a{b=\"c\nd\"}", 5, "the quote is not closed"),
        ("a{b=\"c\" d=\"e\"}", 9, "expected , or }"), ("a{b:c=\"d\"}", 4, "expected =, !=, =~ or !~"),
        ("a{b==\"c\"}", 5, "expected a value in quotes"), ("a{b<\"c\"}", 4, "expected =, !=, =~ or !~"),
        ("a{__name__=\"b\"}", 3, "the metric's name stands in front"), ("a{,}", 3, "expected a label's name"),
        (#"a{b="\q"}"#, 7, "unknown escape"), (#"a{b="\'"}"#, 7, "unknown escape"),
        (#"a{b="\xZZ"}"#, 8, "the escape needs"),
        (#"a{b="\ud800"}"#, 12, "the escape names no character"), (#"a{b="\xff"}"#, 5, "the value is no UTF-8"),
        (#"a{b="\999"}"#, 7, "unknown escape"), (#"a{b="\777"}"#, 7, "the escape needs"),
        (#"a{b="\"#, 7, "the escape is not finished"),
    ])
    func refuses(_ text: String, _ character: Int, _ message: String) {
        do throws(SelectorProblem) {
            let selector = try Selector(promQL: text)
            Issue.record("read as \(selector.promQL())")
        } catch {
            #expect(error.character == character)
            #expect(error.message.hasPrefix(message), "\(error.message)")
        }
    }

    @Test func `a side's matchers stand behind the selector's own`() {
        let side = [LabelMatcher("version", .equal, "can\"ary"), LabelMatcher("app", .matches, "a\\.b")]
        #expect(Selector(metric: "x").promQL(adding: side) == #"x{version="can\"ary",app=~"a\\.b"}"#)
        let selector = Selector(metric: "x", matchers: [LabelMatcher("status", .notEqual, "ok")])
        #expect(selector.promQL(adding: side) == #"x{status!="ok",version="can\"ary",app=~"a\\.b"}"#)
    }
}
