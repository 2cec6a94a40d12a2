import DriftStats
import JSON
import Testing

/// The entries of `drift/invalid.json` about buckets: refused, repaired or accepted.
enum InvalidBuckets {
    static func check(_ entry: inout GoldenEntry) throws {
        let rows = entry.value["buckets"]?.elements ?? []
        let reason = try entry.text("reason")
        let edges = rows.compactMap { edge($0[0]) }
        let counts = rows.compactMap { $0[1]?.numberValue }
        let refusals = ["missing-inf-bucket": "+Inf among them", "bad-bound": "numbers or +Inf"]
        if let allowed = refusals[reason] {
            #expect(throws: InvalidArgument("edges", allowed: allowed)) {
                try BucketHistogram(edges: edges, cumulative: counts)
            }
            return
        }
        let histogram = try BucketHistogram(edges: edges, cumulative: counts)
        switch reason {
        case "repaired": if !(0...1e-12 ~= histogram.largestRepair) { entry.fail("is no rounding") }
        case "non-monotone": if histogram.largestRepair <= 1e-12 { entry.fail("is taken for rounding") }
        case "single-bucket": if !histogram.edges.isEmpty { entry.fail("has edges \(histogram.edges)") }
        default: if histogram.largestRepair != 0 { entry.fail("was repaired") }
        }
        guard let repaired = entry.value["repaired"]?.elements else { return }
        if repaired.compactMap({ edge($0[0]) }) != histogram.edges + [.infinity]
            || repaired.compactMap({ $0[1]?.numberValue }) != histogram.cumulative + [histogram.total]
        {
            entry.fail("became \(histogram)")
        }
    }

    private static func edge(_ value: JSONValue?) -> Double? {
        let names = ["+Inf": Double.infinity, "-Inf": -.infinity, "NaN": .nan]
        return value?.stringValue.flatMap { names[$0] ?? Double($0) }
    }
}
