import DriftStats

/// A histogram of both sides as counts above each edge, stratum by stratum.
struct ExceedanceTable: Sendable, Equatable {
    /// One stratum: observations in all, and above each edge.
    struct Row: Sendable, Equatable {
        var start: Double
        var end: Double
        var canaryTotal: Double
        var baselineTotal: Double
        var canaryAbove: [Double]
        var baselineAbove: [Double]
    }

    /// Finite, ascending.
    let edges: [Double]
    let rows: [Row]

    init(edges: [Double], rows: [Row]) {
        self.edges = edges
        self.rows = rows
    }

    init(edges: [Double], strata: [HistogramStratum]) {
        self.edges = edges
        rows = strata.map { stratum in
            let canary = Self.above(stratum.canary)
            let baseline = Self.above(stratum.baseline)
            return Row(
                start: stratum.start, end: stratum.end, canaryTotal: canary.total, baselineTotal: baseline.total,
                canaryAbove: canary.above, baselineAbove: baseline.above)
        }
    }

    /// The rows of a range, on the same edges.
    func part(_ range: Range<Int>) -> ExceedanceTable {
        ExceedanceTable(edges: edges, rows: Array(rows[range]))
    }

    /// The comparison at one edge: an event is an observation above it.
    func timedRows(edge: Int) -> [TimedRow] {
        rows.map { TimedRow(start: $0.start, end: $0.end, row: $0.ratioRow(edge: edge)) }
    }

    /// All rows at one edge added up.
    func sum(edge: Int) -> RatioRow { RatioRow.sum(rows.map { $0.ratioRow(edge: edge) }) }

    /// Observations up to each edge and in all, one side, all rows together.
    func cumulative(canary: Bool) -> [Double] {
        var sums = [Double](repeating: 0, count: edges.count + 1)
        for row in rows {
            let total = canary ? row.canaryTotal : row.baselineTotal
            let above = canary ? row.canaryAbove : row.baselineAbove
            for i in edges.indices { sums[i] += total - above[i] }
            sums[edges.count] += total
        }
        return sums
    }

    private static func above(_ buckets: [Double]) -> (total: Double, above: [Double]) {
        var above = [Double](repeating: 0, count: max(0, buckets.count - 1))
        var sum = 0.0
        for i in above.indices.reversed() {
            sum += buckets[i + 1]
            above[i] = sum
        }
        return (sum + (buckets.first ?? 0), above)
    }
}

extension ExceedanceTable.Row {
    func ratioRow(edge: Int) -> RatioRow {
        RatioRow(
            canaryExposures: canaryTotal, canaryEvents: canaryAbove[edge], baselineExposures: baselineTotal,
            baselineEvents: baselineAbove[edge])
    }
}
