import TestKit
import Testing

@Suite("A real Prometheus for tests")
struct PrometheusServerTests {
    @Test("samples by remote write come back as they were written")
    func remoteWrite() async throws {
        let server = try await PrometheusServer()
        let start: Int64 = 1_700_000_000_000
        let samples = (0..<50_000).map { (milliseconds: start + Int64($0) * 10, value: Double($0) + 0.25) }
        try await server.write([
            WrittenSeries("written", ["pod": "a \"b\" ü"], samples), WrittenSeries("other", [:], [samples[0]]),
        ])
        let end = Double(start) / 1000 + 500
        let count = try await server.query("count_over_time(written[10m])", time: end)
        #expect(count.contains("\"50000\""))
        let last = try await server.query("written", time: end)
        #expect(last.contains("\"49999.25\"") && last.contains(#""pod":"a \"b\" ü""#))
    }

    @Test("samples in blocks are there from the start, and after a restart")
    func blocks() async throws {
        let text = """
            # TYPE filled counter
            filled_total{pod="a"} 1 1700000000
            filled_total{pod="a"} 7 1700000060
            # EOF

            """
        let first = try await PrometheusServer(openMetrics: text)
        #expect(try await first.query("filled_total", time: 1_700_000_061).contains("\"7\""))
        try await first.stop()
        let second = try await PrometheusServer(folder: first.dataFolder)
        #expect(try await second.query("filled_total", time: 1_700_000_001).contains("\"1\""))
        try await second.stop()
    }
}
