import AnalysisGate
import Foundation
import TestKit
import Testing

@Suite("The metrics")
struct RegistryTests {
    private func text(_ registry: MetricsRegistry) -> String {
        String(decoding: registry.exposition(), as: UTF8.self)
    }

    private func serviceMetrics() -> ServiceMetrics {
        let log = Log(version: "1.2.3", clock: { 0 }, output: { _ in })
        return ServiceMetrics(version: "1.2.3", startTime: 1_795_212_503, log: log)
    }

    @Test("the exposition is that of the format")
    func exposition() {
        let registry = MetricsRegistry()
        let counter = registry.counter("a_total", "Counts \\ and\nmore.", labels: ["x", "y"])
        counter.with("b", "quote \" back \\ line \n é").add(3)
        counter.with("a", "").add()
        registry.gauge("b_bytes", "A gauge.").only.set(-1.5)
        let histogram = registry.histogram("c_seconds", "A histogram.", bounds: [0.1, 1]).only
        for value in [0.05, 0.1, 0.5, 3, .nan] { histogram.observe(value) }
        #expect(
            text(registry) == #"""
                # HELP a_total Counts \\ and\nmore.
                # TYPE a_total counter
                a_total{x="a",y=""} 1
                a_total{x="b",y="quote \" back \\ line \n é"} 3
                # HELP b_bytes A gauge.
                # TYPE b_bytes gauge
                b_bytes -1.5
                # HELP c_seconds A histogram.
                # TYPE c_seconds histogram
                c_seconds_bucket{le="0.1"} 2
                c_seconds_bucket{le="1"} 3
                c_seconds_bucket{le="+Inf"} 4
                c_seconds_sum 3.65
                c_seconds_count 4

                """#)
    }

    @Test("numbers are written so that Prometheus reads them")
    func numbers() {
        let registry = MetricsRegistry()
        let gauge = registry.gauge("g", "G.", labels: ["n"])
        let values = [.nan, .infinity, -.infinity, 0, -0.25, 1e300, 1e-9, 9_007_199_254_740_992, 1_795_212_503.25]
        for (number, value) in values.enumerated() { gauge.with("\(number)").set(value) }
        let written = text(registry).split(separator: "\n").dropFirst(2).map { $0.split(separator: " ")[1] }
        #expect(
            written == [
                "NaN", "+Inf", "-Inf", "0", "-0.25", "1e+300", "1e-09", "9007199254740992.0", "1795212503.25",
            ])
    }

    @Test("many threads count without losing one")
    func concurrent() async {
        let registry = MetricsRegistry()
        let counter = registry.counter("a_total", "A.", labels: ["x"])
        let histogram = registry.histogram("b_seconds", "B.", bounds: [1]).only
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for number in 0..<2_000 {
                        counter.with(number % 2 == 0 ? "even" : "odd").add()
                        histogram.observe(Double(task % 2) * 2)
                    }
                }
            }
        }
        #expect(counter.with("even").value == 8_000 && counter.with("odd").value == 8_000)
        #expect(text(registry).contains("b_seconds_bucket{le=\"1\"} 8000\nb_seconds_bucket{le=\"+Inf\"} 16000"))
        #expect(text(registry).contains("b_seconds_sum 16000"))
    }

    @Test("label values have a bound; what comes then is counted under other")
    func cardinality() {
        let registry = MetricsRegistry()
        let counter = registry.counter("a_total", "A.", labels: ["x", "y"])
        for number in 0..<(MetricLimits.seriesPerMetric + 100) { counter.with("\(number)", "").add() }
        counter.with("0", "").add()
        let lines = text(registry).split(separator: "\n").dropFirst(2)
        #expect(lines.count == MetricLimits.seriesPerMetric + 1)
        #expect(lines.contains("a_total{x=\"other\",y=\"other\"} 100"))
        #expect(lines.contains("a_total{x=\"0\",y=\"\"} 2"))
    }

    @Test("what is known beforehand is there from the start, at 0")
    func initialSeries() {
        let metrics = serviceMetrics()
        metrics.sources.expect(sources: ["main"])
        let lines = Set(text(metrics.registry).split(separator: "\n").map(String.init))
        for line in [
            "analysisgate_build_info{version=\"1.2.3\"} 1",
            "analysisgate_evaluations_total{kind=\"flagger\",verdict=\"inconclusive\"} 0",
            "analysisgate_inconclusive_total{reason=\"source\"} 0",
            "analysisgate_prometheus_queries_total{source=\"main\",result=\"timeout\"} 0",
            "analysisgate_source_last_success_timestamp_seconds{source=\"main\"} 0",
            "analysisgate_approvals_total{result=\"conflict\"} 0", "analysisgate_audit_events_total 0",
            "analysisgate_store_errors_total{op=\"commit\"} 0", "analysisgate_store_commit_seconds_count 0",
            "process_start_time_seconds 1795212503",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
    }

    @Test("what happens is counted where it belongs")
    func counting() async throws {
        let metrics = serviceMetrics()
        metrics.http.route("/flagger/rollout").answered(method: "POST", status: 200, seconds: 0.02)
        metrics.http.route("/flagger/rollout").answered(method: "BREW", status: 405, seconds: 0.02)
        metrics.evaluations.given(.flagger, verdict: "fail", seconds: 0.3)
        metrics.evaluations.inconclusive(.noData)
        metrics.sources.asked(source: "main", .success, seconds: 0.1, now: 77)
        metrics.sources.asked(source: "main", .timeout, seconds: 4, now: 99)
        metrics.gates.decided(.conflict)
        metrics.configuration.loaded([1, 2, 3], now: 5)
        metrics.configuration.refused()
        let folder = try TemporaryFolder()
        metrics.store.watchDisk(of: folder.path)
        let text = text(metrics.registry)
        let posted = "route=\"/flagger/rollout\",method=\"POST\",code=\"200\""
        for line in [
            "_http_request_duration_seconds_bucket{\(posted),le=\"0.01\"} 0",
            "_http_request_duration_seconds_bucket{\(posted),le=\"0.025\"} 1",
            "_http_request_duration_seconds_count{route=\"/flagger/rollout\",method=\"other\",code=\"405\"} 1",
            "_evaluations_total{kind=\"flagger\",verdict=\"fail\"} 1", "_inconclusive_total{reason=\"no_data\"} 1",
            "_source_last_success_timestamp_seconds{source=\"main\"} 77",
            "_prometheus_queries_total{source=\"main\",result=\"timeout\"} 1",
            "_approvals_total{result=\"conflict\"} 1",
            "_config_last_reload_successful 0", "_config_last_reload_success_timestamp_seconds 5",
        ] {
            #expect(text.contains("\nanalysisgate\(line)\n"), "\(line)")
        }
        #expect(!text.contains("analysisgate_store_disk_free_bytes 0\n"))
        for figure in ["cpu_seconds_total", "resident_memory_bytes", "virtual_memory_bytes", "open_fds", "max_fds"] {
            #expect(!text.contains("\nprocess_\(figure) 0\n"), "\(figure)")
        }
    }

    @Test("the store's work is measured")
    func observedStore() async throws {
        let metrics = serviceMetrics()
        let folder = try TemporaryFolder()
        let store = MeasuredStore(
            try SQLiteStore(path: folder.path("gate.db")), metrics: metrics.store, gates: metrics.gates)
        try await store.commit([.gate(SampleRows.gate(1))])
        #expect(await store.refusal(of: [.gate(SampleRows.gate(1))]) == .conflict)
        await store.close()
        _ = await store.refusal(of: [.gate(SampleRows.gate(2))])
        await #expect(throws: StoreError.self) { try await store.gates() }
        let text = text(metrics.registry)
        #expect(text.contains("analysisgate_store_commit_seconds_count 1\n"))
        #expect(text.contains("analysisgate_store_errors_total{op=\"commit\"} 1\n"))
        #expect(text.contains("analysisgate_store_errors_total{op=\"read\"} 1\n"))
    }

    @Test("every metric is documented, with its labels, and nothing else is")
    func documented() throws {
        let page = try String(
            contentsOf: Repository.root.appendingPathComponent("docs/operations.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").compactMap { line -> [String]? in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            let isMetric = cells.count >= 4 && (cells[0].hasPrefix("`analysisgate_") || cells[0].hasPrefix("`process_"))
            return isMetric ? cells : nil
        }
        let documented = Set(rows.map { $0[0].replacing("`", with: "") })
        let metrics = serviceMetrics().registry.descriptions
        #expect(documented == Set(metrics.map(\.name)))
        #expect(Set(metrics.map(\.name)).count == metrics.count, "a name is used twice")
        for metric in metrics {
            let row = try #require(rows.first { $0[0] == "`\(metric.name)`" })
            #expect(row.contains(metric.kind.rawValue), "\(metric.name)")
            for label in metric.labels { #expect(row[1].contains("`\(label)`"), "\(metric.name) \(label)") }
        }
    }

    @Test(
        "promtool accepts names, help and format",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/promtool")))
    func promtool() async throws {
        let metrics = serviceMetrics()
        metrics.sources.expect(sources: ["main", "a \"second\" one"])
        metrics.http.route("/v1/gates/{namespace}").answered(method: "GET", status: 200, seconds: 1e-7)
        let result = try await ChildProcess.run("promtool", ["check", "metrics"], input: text(metrics.registry))
        #expect(result.status == 0, "\(result.output)\(result.errors)")
    }
}
