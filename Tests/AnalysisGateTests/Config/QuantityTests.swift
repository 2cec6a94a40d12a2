import AnalysisGate
import Testing

/// Numbers with units.
@Suite struct QuantityTests {
    @Test(arguments: [
        ("4s", 4), ("2m", 120), ("1h30m", 5400), ("200ms", 0.2), ("1d", 86400), ("1m0.5s", 60.5), ("0", 0), ("90", 90),
        ("1.5h", 5400), ("1s1ms", 1.001), ("0.25", 0.25), ("1e3", 1000), ("2.5e-1", 0.25),
    ])
    func durations(_ text: String, _ seconds: Double) {
        #expect(Quantity.time(text) == seconds)
    }

    @Test(arguments: [
        "", "s", "-1s", "+1", "1 s", "1m1h", "1s1s", "1x", ".5s", "1.s", "0x10", "inf", "nan", "1e999", "٣s",
        "1h 30m", "1_000", "1ns", "1M", String(repeating: "9", count: 400),
    ])
    func noDurations(_ text: String) {
        #expect(Quantity.time(text) == nil)
    }

    @Test(arguments: [
        ("5%", 0.05), ("0.05", 0.05), ("0.2%", 0.002), ("0.7%", 0.007), ("100%", 1), ("1", 1), ("0%", 0),
    ])
    func shares(_ text: String, _ share: Double) {
        #expect(Quantity.share(text) == share)
    }

    @Test(arguments: ["", "%", "5 %", "-5%", "5%%", "1/2", "five"])
    func noShares(_ text: String) {
        #expect(Quantity.share(text) == nil)
    }

    @Test func `a time is exact in the unit of the series`() {
        #expect(Quantity.time("50ms", in: .milliseconds) == 50)
        #expect(Quantity.time("0.05", in: .milliseconds) == 50)
        #expect(Quantity.time("0.7s", in: .milliseconds) == 700)
        #expect(Quantity.time("1m", in: .milliseconds) == 60000)
        #expect(Quantity.time("7ms") == 0.007)
    }

    @Test(arguments: [
        ("a_seconds", Quantity.TimeUnit.seconds), ("a_seconds_bucket", .seconds), ("a_milliseconds", .milliseconds),
        ("a_ms", .milliseconds), ("a_ms_sum", .milliseconds), ("request_latencies", nil), ("seconds", nil),
        ("a_seconds_total", nil),
    ])
    func units(_ metric: String, _ unit: Quantity.TimeUnit?) {
        #expect(Quantity.TimeUnit(metric: metric) == unit)
    }
}
