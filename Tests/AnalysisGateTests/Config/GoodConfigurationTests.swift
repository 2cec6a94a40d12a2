import AnalysisGate
import Metrics
import Testing

/// What good files mean.
@Suite struct GoodConfigurationTests {
    /// Every section and nearly every key at once.
    static let whole = """
        server:
          listen: 0.0.0.0:8080
          publicURL: https://gate.example.org/
          cluster: prod-eu
          trust: [10.0.0.0/8, "fd00::/8"]
          tokens:
            - {name: flagger, secret: {file: tokens/flagger}, may: [hook, measure], namespaces: ["ml-*"]}
            - {name: release-team, secret: [{env: GATE_TEAM}, {env: GATE_OLD}], may: [read, approve]}
          metricsToken: {env: METRICS}
        store: sqlite:state/gate.db
        sources:
          main:
            prometheus: https://prometheus:9090/tenant/
            timeout: 2500ms
            basic: {user: gate, password: {env: PASSWORD}}
            headers: {X-Scope-OrgID: ml, X-Token: {env: METRICS}}
            ca: ca.pem
            clientCertificate: {certificate: tls.crt, key: tls.key}
          other: {prometheus: "http://[::1]:9090", bearer: {file: /run/token}}
        include: analyses.d/*.yaml
        defaults: {source: main, falseAlarms: 1%, bake: 90s, mode: observe, judge: default}
        analyses:
          churn:
            source: other
            mode: decide
            canary:   {app: "{{target}}", version: ["=~", "v2|canary"]}
            baseline: {app: "{{target}}", version: [["!=", "v2"], ["!~", "canary.*"]]}
            warmUp: 1m
            bake: 2m
            deadline: 1h30m
            onDeadline: fail
            maxHold: 1d
            grace: 0s
            window: 600
            falseAlarms: 0.05
            checks:
              errors:     {events: 'predictions_total{status="error"}', total: predictions_total, ignoreBelow: 0.2%}
              latency:    {histogram: latency_seconds, quantile: 0.95, worseThan: 1.3, ignoreBelow: 50ms, max: 1}
              mesh:       {histogram: duration_milliseconds, quantile: 99%, worseThan: 2, ignoreBelow: 50ms, max: 0.25}
              errors-slo:
                {events: 'predictions_total{status="error"}', total: predictions_total, max: 1%, critical: true}
              p99-slo:    {query: 'histogram_quantile(0.99, x_seconds)', min: -1, max: 200ms, role: signal}
        """

    static let files = memoryFiles(
        [
            "conf/gate.yaml": whole, "conf/tokens/flagger": "flagger-0123456789\n", "/run/token": "bearer-0123456789",
            "conf/ca.pem": "ca", "conf/tls.crt": "crt", "conf/tls.key": "key",
            "conf/analyses.d/b.yaml": "namespaces: [\"team-*\"]\nanalyses: {fraud: {preset: [flagger, seed]}}",
            "conf/analyses.d/.hidden.yaml": "nonsense",
        ],
        environment: [
            "GATE_TEAM": "team-0123456789abc", "GATE_OLD": "old-0123456789abcd", "METRICS": "metrics-0123456789",
            "PASSWORD": "pass-0123456789",
        ])

    private func secret(_ text: String) -> Secret { Secret(Array(text.utf8)) }

    @Test func `the whole file`() throws {
        let load = ConfigurationLoader.load("conf/gate.yaml", files: Self.files)
        #expect(load.problems.map(\.description) == [])
        let configuration = try #require(load.configuration)
        #expect(configuration.store == .sqlite(path: "conf/state/gate.db"))
        let server = configuration.server
        #expect(server.listen == .v4(0, port: 8080))
        #expect(server.publicURL?.text == "https://gate.example.org")
        #expect(server.cluster == "prod-eu")
        #expect(server.trust.map(\.description) == ["10.0.0.0/8", "fd00:0:0:0:0:0:0:0/8"])
        #expect(server.metricsToken == secret("metrics-0123456789"))
        #expect(
            server.tokens == [
                TokenConfiguration(
                    name: "flagger", secrets: [secret("flagger-0123456789")], may: [.hook, .measure],
                    namespaces: [Glob("ml-*")]),
                TokenConfiguration(
                    name: "release-team", secrets: [secret("team-0123456789abc"), secret("old-0123456789abcd")],
                    may: [.read, .approve]),
            ])
    }

    @Test func `sources`() throws {
        let configuration = try #require(ConfigurationLoader.load("conf/gate.yaml", files: Self.files).configuration)
        #expect(configuration.sources.map(\.name) == ["main", "other"])
        let main = try #require(configuration.source(named: "main"))
        #expect(main.prometheus.text == "https://prometheus:9090/tenant")
        #expect(main.timeoutSeconds == 2.5)
        #expect(main.authentication == .basic(user: "gate", password: secret("pass-0123456789")))
        #expect(main.headers.map(\.name) == ["X-Scope-OrgID", "X-Token"])
        #expect(main.headers.map(\.value) == [secret("ml"), secret("metrics-0123456789")])
        #expect(main.certificateAuthority?.path == "conf/ca.pem")
        #expect(main.clientCertificate?.certificate.path == "conf/tls.crt")
        #expect(main.clientCertificate?.key.path == "conf/tls.key")
        let other = try #require(configuration.source(named: "other"))
        #expect(other.timeoutSeconds == 4)
        #expect(other.authentication == .bearer(secret("bearer-0123456789")))
    }

    @Test func `an analysis with every key`() throws {
        let configuration = try #require(ConfigurationLoader.load("conf/gate.yaml", files: Self.files).configuration)
        let bad = Selector(metric: "predictions_total", matchers: [LabelMatcher("status", .equal, "error")])
        let all = Selector(metric: "predictions_total")
        var checks = [
            Check(name: "errors", measure: .events(bad, total: all)),
            Check(name: "latency", measure: .histogram(Selector(metric: "latency_seconds"), quantile: 0.95)),
            Check(name: "mesh", measure: .histogram(Selector(metric: "duration_milliseconds"), quantile: 0.99)),
            Check(name: "errors-slo", measure: .events(bad, total: all)),
            Check(name: "p99-slo", measure: .query("histogram_quantile(0.99, x_seconds)")),
        ]
        (checks[0].worseThan, checks[0].ignoreBelow) = (1.5, 0.002)
        (checks[1].ignoreBelow, checks[1].max) = (0.05, 1)
        (checks[2].worseThan, checks[2].ignoreBelow, checks[2].max) = (2, 50, 250)
        (checks[3].max, checks[3].critical) = (0.01, true)
        (checks[4].min, checks[4].max, checks[4].role) = (-1, 0.2, .signal)
        checks[1].worseThan = 1.3
        var expected = Analysis(
            name: "churn", source: "other",
            canary: [LabelMatcher("app", .equal, "{{target}}"), LabelMatcher("version", .matches, "v2|canary")],
            baseline: [
                LabelMatcher("app", .equal, "{{target}}"), LabelMatcher("version", .notEqual, "v2"),
                LabelMatcher("version", .matchesNot, "canary.*"),
            ],
            checks: checks)
        expected.onDeadline = .fail
        expected.timing.warmUpSeconds = 60
        expected.timing.bakeSeconds = 120
        expected.timing.deadlineSeconds = 5400
        expected.timing.maxHoldSeconds = 86400
        expected.timing.graceSeconds = 0
        expected.timing.windowSeconds = 600
        let found = configuration.analyses[0]
        #expect(found.namespaces.isEmpty)
        #expect(found.analysis == expected)
    }

    @Test func `defaults and a team's file`() throws {
        let configuration = try #require(ConfigurationLoader.load("conf/gate.yaml", files: Self.files).configuration)
        #expect(configuration.analyses.map(\.analysis.name) == ["churn", "fraud"])
        let fraud = configuration.analyses[1]
        #expect(fraud.analysis.source == "main")
        #expect(fraud.analysis.mode == .observe)
        #expect(fraud.analysis.falseAlarms == 0.01)
        #expect(fraud.analysis.timing.bakeSeconds == 90)
        #expect(fraud.serves(namespace: "team-a") && !fraud.serves(namespace: "ml-a"))
        #expect(configuration.analyses(for: "ml-a").map(\.name) == ["churn"])
        #expect(configuration.analyses(for: "team-a").map(\.name) == ["churn", "fraud"])
    }

    @Test func `the shortest file that judges`() throws {
        let short = """
            sources: {main: {prometheus: "http://prometheus:9090"}}
            analyses: {churn: {preset: [flagger, seed]}}
            """
        #expect(problems(short) == [])
        let configuration = try #require(loaded(short))
        #expect(configuration.server == ServerConfiguration())
        #expect(configuration.server.listen.description == "127.0.0.1:8080")
        #expect(configuration.store == .sqlite(path: "analysisgate.db"))
        let analysis = configuration.analyses[0].analysis
        #expect(analysis.timing == Timing())
        #expect(analysis.mode == .decide && analysis.onDeadline == .inconclusive && analysis.falseAlarms == 0.05)
        #expect(analysis.checks.map(\.name) == ["errors", "latency"])
        #expect(analysis.checks.map(\.worseThan) == [1.5, 1.3])
        #expect(analysis.checks.map(\.ignoreBelow) == [0.002, 0.01])
    }

    @Test func `JSON is the same configuration`() {
        let json = #"{"sources":{"m":{"prometheus":"http://p"}},"analyses":{"a":{"preset":["seed"],"bake":0}}}"#
        let yaml = "sources: {m: {prometheus: http://p}}\nanalyses: {a: {preset: seed, bake: 0s}}"
        #expect(loaded(json) != nil)
        #expect(loaded(json) == loaded(yaml))
    }

    @Test func `a file may hold nothing`() {
        #expect(loaded("# nothing yet\n") == Configuration())
        #expect(
            problems("") == ["warning: gate.yaml:1:1: has no analyses; the service can answer gates only"])
    }

    @Test func `fixed limits alone need no baseline, and queries no side at all`() {
        let text = """
            sources: {p: {prometheus: "http://p"}}
            analyses:
              a: {checks: {slo: {query: up, min: 1}}}
              b: {canary: {v: b}, checks: {slo: {events: x, total: y, max: 1%}}}
            """
        #expect(problems(text) == [])
        #expect(loaded(text)?.analyses.map { $0.analysis.checks[0].worseThan } == [nil, nil])
    }

    @Test(arguments: ["127.0.0.1:0", "[::1]:8080", "localhost:1", "unix:gate.sock"])
    func `on this machine no token is needed`(_ listen: String) {
        #expect(problems("server: {listen: \"\(listen)\"}\nanalyses: {}\n") == [])
    }

    @Test func `paths are relative to the folder of the file`() {
        func listen(_ path: String, _ value: String) -> ListenAddress? {
            let files = memoryFiles([path: "server: {listen: \"unix:\(value)\"}"])
            return ConfigurationLoader.load(path, files: files).configuration?.server.listen
        }
        #expect(listen("gate.yaml", "s") == .unix(path: "s"))
        #expect(listen("a/b/gate.yaml", "s") == .unix(path: "a/b/s"))
        #expect(listen("/etc/gate.yaml", "/run/s") == .unix(path: "/run/s"))
        #expect(listen("/etc/gate.yaml", "s") == .unix(path: "/etc/s"))
    }

    @Test func `what needs a restart is told`() throws {
        let old = try #require(loaded("analyses: {}"))
        let new = try #require(loaded("server: {listen: \"[::1]:1\", cluster: x}\nstore: sqlite:b\nanalyses: {}"))
        #expect(new.keysThatNeedRestart(running: old) == ["server.listen", "server.cluster", "store"])
        #expect(old.keysThatNeedRestart(running: old) == [])
    }
}
