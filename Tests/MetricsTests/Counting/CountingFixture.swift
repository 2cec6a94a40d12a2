import Metrics

/// What the counting tests ask: `requests_total{status="error"}` out of `requests_total`, sides by `version`.
enum Fixture {
    static let start = 1_800_000_000.0
    static let total = Selector(metric: "requests_total")
    static let errors = Selector(metric: "requests_total", matchers: [LabelMatcher("status", .equal, "error")])
    static let sides = Sides(
        canary: [LabelMatcher("app", .equal, "churn"), LabelMatcher("version", .equal, "canary")],
        baseline: [LabelMatcher("app", .equal, "churn"), LabelMatcher("version", .equal, "stable")])

    static func labels(_ version: String, _ status: String = "ok", pod: String = "p") -> [String: String] {
        ["__name__": "requests_total", "app": "churn", "version": version, "status": status, "pod": pod]
    }

    /// A counter that grows by `perSample` at every spacing, from `from` to `to` seconds after the start.
    static func steady(
        _ version: String, _ status: String = "ok", pod: String = "p", from: Double = -300, to: Double,
        every spacing: Double = 15, perSample: Double, offset: Double = 0
    ) -> Series {
        var samples: [(Double, Double)] = []
        var time = from + offset
        var value = 1000.0
        while time <= to {
            samples.append((start + time, value))
            value += perSample
            time += spacing
        }
        return Series.counter(labels(version, status, pod: pod), samples)
    }

    static func read(
        _ series: [Series], seconds: Double, seenAfter: Double? = nil, warmUp: Double = 0
    ) async throws -> EventCounts {
        var memory = CountsMemory()
        return try await reader(FakeSource(series)).events(
            errors, total: total, sides: sides,
            window: CountsWindow(
                start: start, end: start + seconds, seenAt: seenAfter.map { start + $0 }, warmUpSeconds: warmUp),
            memory: &memory)
    }

    static func reader(_ source: FakeSource, lookback: Double = 300) -> CountsReader {
        CountsReader(client: PrometheusClient(transport: source), timeoutSeconds: 1, lookbackSeconds: lookback)
    }
}

extension EventCounts {
    /// Sums over all closed strata, warm-up included.
    var sums: (canary: SideCount, baseline: SideCount) {
        (strata + warmUp).reduce(into: (SideCount(), SideCount())) { sums, stratum in
            sums.0.total += stratum.canary.total
            sums.0.events += stratum.canary.events
            sums.1.total += stratum.baseline.total
            sums.1.events += stratum.baseline.events
        }
    }
}

/// SplitMix64, so that failures can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
