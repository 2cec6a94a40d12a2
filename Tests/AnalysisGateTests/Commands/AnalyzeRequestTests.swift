import AnalysisGate
import Metrics
import Testing

@Suite("What analyze asks")
struct AnalyzeRequestTests {
    let configuration: Configuration = {
        var configuration = Configuration()
        let canary = [LabelMatcher("app", .equal, "{{target}}"), LabelMatcher("namespace", .equal, "{{namespace}}")]
        let analysis = Analysis(
            name: "churn", source: "main", canary: canary, baseline: canary + [LabelMatcher("x", .equal, "{{x}}")],
            checks: [])
        configuration.analyses = [ConfiguredAnalysis(analysis: analysis)]
        return configuration
    }()

    func problem(_ settings: [String], name: String = "churn") -> String? {
        do throws(UsageProblem) {
            _ = try AnalyzeRequest(settings, now: 1000).analysis(named: name, in: configuration)
            return nil
        } catch {
            return error.message
        }
    }

    @Test("name and namespace have usual values, settings go before them")
    func fields() throws {
        let usual = try AnalyzeRequest(["x=1"], now: 1000).analysis(named: "churn", in: configuration)
        #expect(usual.canary.map(\.value) == ["churn", "default"])
        let set = try AnalyzeRequest(["x=1", "name=a", "namespace=b=c"], now: 1000)
            .analysis(named: "churn", in: configuration)
        #expect(set.canary.map(\.value) == ["a", "b=c"])
    }

    @Test("what is missing or unknown is named")
    func defects() {
        #expect(problem([])?.contains("--set=x=VALUE") == true)
        #expect(problem(["x"])?.contains("KEY=VALUE") == true)
        #expect(problem(["x=1"], name: "nosuch")?.contains("there are churn") == true)
        #expect(problem(["x=1", "start=5", "end=5"])?.contains("start does not lie before end") == true)
        #expect(problem(["x=1", "start=soon"])?.contains("Unix seconds") == true)
    }

    @Test("the window reaches back as far as the analysis waits, or as it says")
    func window() throws {
        var analysis = configuration.analyses[0].analysis
        let plain = try AnalyzeRequest([], now: 100_000).window(of: analysis)
        #expect(plain.start == 100_000 - analysis.timing.deadlineSeconds)
        analysis.timing.windowSeconds = 60
        #expect(try AnalyzeRequest([], now: 100_000).window(of: analysis).start == 99_940)
        let past = try AnalyzeRequest(["start=500", "end=800"], now: 1000).window(of: analysis)
        #expect(past.start == 500 && past.end == 800)
    }
}
