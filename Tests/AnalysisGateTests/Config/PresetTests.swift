import AnalysisGate
import Metrics
import Testing

/// Which series the presets ask for, written as PromQL.
@Suite struct PresetTests {
    private let fields = [
        "namespace": "ml", "name": "churn", "canary-hash": "5d8f", "stable-hash": "77c9",
    ]

    /// The analysis that the keys give, filled in.
    private func analysis(_ keys: String) throws -> Analysis {
        let text = "sources: {p: {prometheus: \"http://p\"}}\nanalyses: {a: {\(keys)}}"
        let found = try #require(loaded(text)?.analyses.first?.analysis, "\(problems(text))")
        return try found.filled(with: fields)
    }

    private func sides(_ analysis: Analysis) -> [String] {
        [analysis.canary, analysis.baseline].map { Selector(metric: "", matchers: $0).promQL() }
    }

    @Test func `seed by itself`() throws {
        let analysis = try analysis("preset: seed")
        #expect(sides(analysis) == [#"{version="canary"}"#, #"{version="stable"}"#])
        guard case .events(let events, let total) = analysis.checks[0].measure else {
            Issue.record("errors is \(analysis.checks[0])")
            return
        }
        #expect(events.promQL(adding: analysis.canary) == #"model_predictions_total{status="error",version="canary"}"#)
        #expect(total.promQL() == "model_predictions_total")
        let latency = Selector(metric: "model_prediction_latency_seconds")
        #expect(analysis.checks[1].measure == .histogram(latency, quantile: 0.95))
    }

    @Test func `seed beside flagger is narrowed to the rollout`() throws {
        let expected = [
            #"{version="canary",namespace=~"(ml)?",app=~"(churn(-primary)?)?"}"#,
            #"{version="stable",namespace=~"(ml)?",app=~"(churn(-primary)?)?"}"#,
        ]
        #expect(sides(try analysis("preset: [flagger, seed]")) == expected)
        #expect(sides(try analysis("preset: [seed, flagger]")) == expected)
    }

    @Test func `seed beside argo is narrowed to the hashes`() throws {
        #expect(
            sides(try analysis("preset: [argo, seed]")) == [
                #"{version="canary",namespace=~"(ml)?",rollouts_pod_template_hash=~"(5d8f)?"}"#,
                #"{version="stable",namespace=~"(ml)?",rollouts_pod_template_hash=~"(77c9)?"}"#,
            ])
    }

    @Test func `istio beside flagger is told apart by workload`() throws {
        let analysis = try analysis("preset: [flagger, istio]")
        #expect(
            sides(analysis) == [
                #"{destination_workload_namespace="ml",destination_workload="churn"}"#,
                #"{destination_workload_namespace="ml",destination_workload="churn-primary"}"#,
            ])
        let latency = Selector(
            metric: "istio_request_duration_milliseconds", matchers: [LabelMatcher("reporter", .equal, "destination")])
        #expect(analysis.checks[1].measure == .histogram(latency, quantile: 0.95))
        #expect(analysis.checks[1].ignoreBelow == 10)
    }

    @Test func `istio beside argo is told apart by pod hash, as the workload is the same`() throws {
        #expect(
            sides(try analysis("preset: [argo, istio]")) == [
                #"{namespace="ml",rollouts_pod_template_hash="5d8f"}"#,
                #"{namespace="ml",rollouts_pod_template_hash="77c9"}"#,
            ])
    }

    @Test func `flagger tells pods apart`() throws {
        let analysis = try analysis("preset: flagger, checks: {e: {events: x, total: y}}")
        #expect(
            sides(analysis) == [
                #"{namespace="ml",pod=~"churn-[0-9a-z]+-[0-9a-z]+"}"#,
                #"{namespace="ml",pod=~"churn-primary-[0-9a-z]+-[0-9a-z]+"}"#,
            ])
        let canary = try Regex(analysis.canary[1].value)
        let primary = try Regex(analysis.baseline[1].value)
        for (pod, isCanary, isPrimary) in [
            ("churn-5d8f7c9b6-x2b4k", true, false), ("churn-primary-5d8f7c9b6-x2b4k", false, true),
            ("churn-eu-5d8f7c9b6-x2b4k", false, false), ("other-5d8f7c9b6-x2b4k", false, false),
        ] {
            #expect((pod.wholeMatch(of: canary) != nil) == isCanary, "\(pod)")
            #expect((pod.wholeMatch(of: primary) != nil) == isPrimary, "\(pod)")
        }
    }

    @Test func `what stands in the analysis wins`() throws {
        let analysis = try analysis(
            """
            preset: [flagger, seed], canary: {app: "{{target}}", version: canary},
              checks: {
                errors: {worseThan: 3, ignoreBelow: 1%, role: signal},
                latency: {histogram: own_seconds, quantile: 0.5},
                more: {query: up, min: 1}}
            """)
        #expect(
            sides(analysis) == [
                #"{app="churn",version="canary"}"#,
                #"{version="stable",namespace=~"(ml)?",app=~"(churn(-primary)?)?"}"#,
            ])
        #expect(analysis.checks.map(\.name) == ["errors", "latency", "more"])
        #expect(analysis.checks[0].measure == Preset.seed.checks[0].measure)
        #expect(analysis.checks[0].worseThan == 3 && analysis.checks[0].ignoreBelow == 0.01)
        #expect(analysis.checks[0].role == .signal)
        #expect(analysis.checks[1].measure == .histogram(Selector(metric: "own_seconds"), quantile: 0.5))
        #expect(analysis.checks[1].worseThan == 1.3 && analysis.checks[1].ignoreBelow == nil)
    }

    @Test func `a preset's check keeps what is not said anew`() throws {
        let checks = try analysis("preset: seed, checks: {latency: {quantile: 0.99}, errors: {total: all_total}}")
            .checks
        let latency = Selector(metric: "model_prediction_latency_seconds")
        #expect(checks[1].measure == .histogram(latency, quantile: 0.99))
        #expect(checks[1].worseThan == 1.3 && checks[1].ignoreBelow == 0.01)
        let events = Selector(metric: "model_predictions_total", matchers: [LabelMatcher("status", .equal, "error")])
        #expect(checks[0].measure == .events(events, total: Selector(metric: "all_total")))
    }

    @Test func `names are unique and documented order is kept`() {
        #expect(Preset.all.map(\.name) == ["flagger", "argo", "istio", "seed"])
        for preset in Preset.all {
            #expect(preset.sidesBeside.keys.allSatisfy { name in Preset.all.contains { $0.name == name } })
            #expect(Set(preset.checks.map(\.name)).count == preset.checks.count)
        }
    }
}
