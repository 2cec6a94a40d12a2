import Foundation
import JSON
import Metrics
import TestKit
import Testing

/// The reference windows: exact increases where `increase()` is none.
@Suite struct CounterVectorsTests {
    @Test func countsEveryWindowExactly() async throws {
        let file = Repository.root.appendingPathComponent("Tests/Fixtures/drift/prometheus.json")
        let cases = try #require(try JSONValue.parse(Array(Data(contentsOf: file)))["cases"]?.elements)
        #expect(cases.count == 11)
        for entry in cases {
            let name = try #require(entry["name"]?.stringValue)
            let window = try #require(Window(entry))
            let counts = try await increase(window)
            let exact = try #require(entry["expect"]?["exact"])
            #expect(counts.sums.canary.total == exact["increase"]?.numberValue, "\(name)")
            #expect((counts.canary.births > 0) == exact["born"]?.boolValue, "\(name)")
            #expect(counts.canary.resets == exact["resets"]?.intValue, "\(name)")
        }
    }

    private struct Window {
        let samples: [(Double, Double)]
        let start: Double
        let end: Double
        let lookback: Double

        init?(_ entry: JSONValue) {
            guard let start = entry["start"]?.numberValue, let end = entry["end"]?.numberValue,
                let lookback = entry["lookback"]?.numberValue, let list = entry["samples"]?.elements
            else { return nil }
            samples = list.compactMap { sample in
                sample[0]?.numberValue.flatMap { time in sample[1]?.numberValue.map { (time, $0) } }
            }
            (self.start, self.end, self.lookback) = (start, end, lookback)
        }
    }

    /// A second series of the same pod is there all the time, so that what begins inside the window is a birth.
    private func increase(_ window: Window) async throws -> EventCounts {
        let shift = Fixture.start - window.start
        let companion = stride(from: 0, through: window.end, by: 5).map { ($0 + shift, 1.0) }
        let source = FakeSource([
            .counter(Fixture.labels("canary"), window.samples.map { ($0.0 + shift, $0.1) }),
            .counter(Fixture.labels("canary", "other"), companion), .counter(Fixture.labels("stable"), companion),
        ])
        var memory = CountsMemory()
        return try await Fixture.reader(source, lookback: window.lookback).events(
            Fixture.errors, total: Fixture.total, sides: Fixture.sides,
            window: CountsWindow(start: Fixture.start, end: window.end + shift, seenAt: window.end + shift + 60),
            memory: &memory)
    }
}
