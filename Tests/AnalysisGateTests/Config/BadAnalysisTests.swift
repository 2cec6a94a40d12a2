import AnalysisGate
import Testing

/// What `check` says of errors in `analyses` and `defaults`, word for word.
@Suite struct BadAnalysisTests {
    static let sources = "sources: {p: {prometheus: \"http://p\"}}\n"

    static let analysisKeys =
        "source, mode, preset, warmUp, bake, deadline, onDeadline, maxHold, grace, window, falseAlarms, judge, "
        + "canary, baseline, checks"

    @Test(arguments: [
        ConfigurationCase(
            "{preset: seed, warmup: 1m}",
            "gate.yaml:2:30: analyses.a.warmup: unknown key; did you mean warmUp? Allowed: \(analysisKeys)"),
        ConfigurationCase(
            "{preset: sead}",
            "gate.yaml:2:24: analyses.a.preset: there is no preset \"sead\"; did you mean seed? "
                + "Allowed: flagger, argo, istio, seed"),
        ConfigurationCase(
            "{preset: [flagger, argo, seed]}",
            "gate.yaml:2:24: analyses.a.preset: flagger and argo both say how the two sides are made; "
                + "allowed: one of them"),
        ConfigurationCase(
            "{preset: [istio, seed]}",
            "gate.yaml:2:24: analyses.a.preset: istio and seed both say which series there are; "
                + "allowed: one of them"),
        ConfigurationCase(
            "{preset: flagger}",
            "gate.yaml:2:12: analyses.a: has no checks; write checks, or a preset that brings some: istio, seed"),
        ConfigurationCase(
            "{preset: istio}",
            "gate.yaml:2:12: analyses.a: the check errors needs canary; "
                + "write it, or a preset that brings sides: flagger, argo",
            "gate.yaml:2:12: analyses.a: the check errors needs baseline; "
                + "write it, or a preset that brings sides: flagger, argo"),
        ConfigurationCase(
            "{preset: seed, canary: {v: a}, baseline: {v: a}}",
            "gate.yaml:2:30: analyses.a.canary: canary and baseline pick the same series"),
        ConfigurationCase(
            "{preset: seed, source: q, mode: on, judge: kayenta, onDeadline: hold}",
            "gate.yaml:2:38: analyses.a.source: there is no source \"q\"; allowed: p",
            "gate.yaml:2:47: analyses.a.mode: \"on\" is not allowed; allowed: decide, observe",
            "gate.yaml:2:58: analyses.a.judge: \"kayenta\" is not allowed; "
                + "must be default, the only judge of this version",
            "gate.yaml:2:79: analyses.a.onDeadline: \"hold\" is not allowed; allowed: inconclusive, fail, pass"),
        ConfigurationCase(
            "{preset: seed, bake: 2 m, falseAlarms: 60%, grace: -1, window: [1]}",
            "gate.yaml:2:36: analyses.a.bake: \"2 m\" is not allowed; "
                + "must be a duration like 4s, 2m or 1h30m, from 0s to 1d",
            "gate.yaml:2:54: analyses.a.falseAlarms: \"60%\" is not allowed; "
                + "must be a share from 0.1% to 50%, like 5% or 0.05",
            "gate.yaml:2:66: analyses.a.grace: \"-1\" is not allowed; "
                + "must be a duration like 4s, 2m or 1h30m, from 0s to 1d",
            "gate.yaml:2:78: analyses.a.window: is a list; must be a duration like 4s, 2m or 1h30m, from 1s to 30d"),
        ConfigurationCase(
            "{preset: seed, canary: {1a: x, app: [\"=~\"], b: [\"~\", x], c: \"{{x\", d: }}",
            "gate.yaml:2:39: analyses.a.canary.1a: is no label's name; "
                + "allowed: letters, digits and _, not beginning with a digit",
            "gate.yaml:2:51: analyses.a.canary.app: must be text, a pair like [\"=~\", \"v[12]\"] or a list of pairs; "
                + "operators =, !=, =~, !~",
            "gate.yaml:2:63: analyses.a.canary.b[0]: \"~\" is not allowed; allowed: =, !=, =~, !~",
            "gate.yaml:2:75: analyses.a.canary.c: {{ without }}; a field is written {{name}}",
            "gate.yaml:2:85: analyses.a.canary.d: is empty; must be text, a pair like [\"=~\", \"v[12]\"] "
                + "or a list of pairs; operators =, !=, =~, !~"),
        ConfigurationCase(
            "{preset: seed, window: 20s, bake: 10m, deadline: 11m, falseAlarms: 30%, "
                + "checks: {errors: {role: signal}, latency: {role: goal}}}",
            "warning: gate.yaml:2:30: analyses.a.window: is shorter than two scrapes at the usual 15s; "
                + "a counter may show no increase in it",
            "warning: gate.yaml:2:54: analyses.a.deadline: is over before warmUp and bake are; "
                + "the analysis can never decide",
            "warning: gate.yaml:2:69: analyses.a.falseAlarms: lets 30 of 100 healthy rollouts fail; 5% is usual",
            "warning: gate.yaml:2:87: analyses.a.checks: has no check with role guardrail; "
                + "nothing can fail the rollout"),
    ])
    func analysis(_ example: ConfigurationCase) {
        #expect(problems(Self.sources + "analyses: {a: \(example.text)}\n") == example.lines)
    }

    @Test(arguments: [
        ConfigurationCase(
            "c: {}",
            "gate.yaml:5:7: analyses.a.checks.c: measures nothing; must have "
                + "events with total, histogram with quantile, or query"),
        ConfigurationCase(
            "c: {events: x}",
            "gate.yaml:5:7: analyses.a.checks.c.total: is missing; "
                + "must be the selector of the counter of all requests"),
        ConfigurationCase(
            "c: {events: x, total: x, query: y}",
            "gate.yaml:5:7: analyses.a.checks.c: has events and query; "
                + "allowed: one of events with total, histogram with quantile, or query"),
        ConfigurationCase(
            "c: {events: x, total: x}",
            "gate.yaml:5:19: analyses.a.checks.c.events: is the same as total, "
                + "so that every request would count as bad"),
        ConfigurationCase(
            "c: {events: 'rate(x[5m])', total: x}",
            "gate.yaml:5:19: analyses.a.checks.c.events: \"rate(x[5m])\" is no selector: at character 5 "
                + "only a selector like name{label=\"value\"} is allowed; anything more goes under query, not ("),
        ConfigurationCase(
            "c: {events: 'x{a=\"{{}}\"}', total: x}",
            "gate.yaml:5:19: analyses.a.checks.c.events: in the matcher of a: "
                + "{{…}} must hold the name of a field, like {{target}}"),
        ConfigurationCase(
            "c: {histogram: x_seconds_bucket, quantile: 0.9}",
            "gate.yaml:5:22: analyses.a.checks.c.histogram: must be the histogram's name without _bucket"),
        ConfigurationCase(
            "c: {histogram: x, quantile: 95, total: y}",
            "gate.yaml:5:35: analyses.a.checks.c.quantile: \"95\" is not allowed; "
                + "must be a number between 0 and 1, like 0.95",
            "gate.yaml:5:39: analyses.a.checks.c.total: has a meaning only beside events"),
        ConfigurationCase(
            "c: {histogram: latencies, quantile: 0.9, ignoreBelow: 5ms}",
            "gate.yaml:5:61: analyses.a.checks.c.ignoreBelow: \"5ms\" is not allowed; must be a plain number in the "
                + "series' own unit: latencies does not end in _seconds, _milliseconds or _ms"),
        ConfigurationCase(
            "c: {events: x, total: y, worseThan: 1, ignoreBelow: 110%}",
            "gate.yaml:5:43: analyses.a.checks.c.worseThan: \"1\" is not allowed; "
                + "must be a ratio above 1 and at most 100, like 1.5 for half as much again",
            "gate.yaml:5:59: analyses.a.checks.c.ignoreBelow: \"110%\" is not allowed; "
                + "must be a share from 0 to 1, like 1% or 0.01"),
        ConfigurationCase(
            "c: {events: x, total: y, max: 1%, min: 2%, ignoreBelow: 1%}",
            "gate.yaml:5:46: analyses.a.checks.c.min: min is above max, so that no value would be right",
            "gate.yaml:5:50: analyses.a.checks.c.ignoreBelow: has no effect without worseThan"),
        ConfigurationCase(
            "c: {query: 'sum(x)'}", "gate.yaml:5:7: analyses.a.checks.c: has no limit; a query needs min or max"),
        ConfigurationCase(
            "c: {query: 'sum(x)', worseThan: 2}",
            "gate.yaml:5:28: analyses.a.checks.c.worseThan: has no effect on a query, "
                + "which looks at the canary alone; allowed: min, max"),
        ConfigurationCase(
            "c: {query: 'sum(rate(x[{{range}}]))', max: 1, critical: yes}",
            "gate.yaml:5:18: analyses.a.checks.c.query: {{range}} must stand inside quotes, like {app=\"{{range}}\"}"),
        ConfigurationCase(
            "c: {query: x, max: 1, critical: yes, role: guard}",
            "gate.yaml:5:39: analyses.a.checks.c.critical: \"yes\" is not allowed; must be true or false",
            "gate.yaml:5:50: analyses.a.checks.c.role: \"guard\" is not allowed; "
                + "allowed: guardrail, signal, goal"),
        ConfigurationCase(
            "\"-c\": {query: x, max: 1}",
            "gate.yaml:5:7: analyses.a.checks.-c: the name must be 1 to 63 letters, digits, _, - or ., "
                + "not beginning with - or ."),
    ])
    func check(_ example: ConfigurationCase) {
        let text = Self.sources + "analyses:\n  a:\n    {preset: seed, checks: {\n      \(example.text)}}\n"
        #expect(problems(text) == example.lines)
    }

    @Test func `the source must be named where there are several or none`() {
        let two = "sources: {p: {prometheus: \"http://p\"}, q: {prometheus: \"http://q\"}}\n"
        #expect(
            problems(two + "analyses: {a: {preset: seed}}")
                == ["gate.yaml:2:12: analyses.a: names no source; must be one of p, q"])
        #expect(
            problems("analyses: {a: {preset: seed}}")
                == ["gate.yaml:1:12: analyses.a: names no source; none is defined under sources"])
    }

    @Test func `an error in defaults is told once, however many analyses there are`() {
        let text = "defaults: {preset: x, source: y}\nanalyses: {a: {}, b: {}}\n"
        #expect(
            problems(Self.sources + text) == [
                "gate.yaml:2:20: defaults.preset: there is no preset \"x\"; allowed: flagger, argo, istio, seed",
                "gate.yaml:2:31: defaults.source: there is no source \"y\"; allowed: p",
            ])
    }

    @Test(arguments: ["none", "a b", "", ".a", String(repeating: "a", count: 64)])
    func `names that cannot stand in a URL are refused`(_ name: String) {
        #expect(problems(Self.sources + "analyses: {\"\(name)\": {preset: seed}}").count == 1)
    }

    @Test func `all errors of a file come at once, in the order of the lines`() {
        let text = """
            analyses:
              a: {preset: seed, bake: x}
              b: {preset: nope}
            server: {listen: x}
            sources: {p: {prometheus: ftp}}
            stroe: x
            """
        let places = problems(text).map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
        #expect(
            places == [
                "gate.yaml:2:27: analyses.a.bake:", "gate.yaml:3:15: analyses.b.preset:",
                "gate.yaml:4:18: server.listen:", "gate.yaml:5:27: sources.p.prometheus:", "gate.yaml:6:1: stroe:",
            ])
    }
}
