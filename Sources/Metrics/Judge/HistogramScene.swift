import DriftStats

/// The judged part of a histogram, with what every test on it needs.
struct HistogramScene: Sendable, Equatable {
    let table: ExceedanceTable
    /// Copies of the e-processes begun before each row.
    let restarts: [Int]
    /// What is not judged included: warm-ups and the minutes that chose the edges. It tells the traffic.
    let all: ExceedanceTable
    /// The last weight step, Unix seconds.
    let since: Double?

    /// The mean over edges of the e-processes against "no more requests above the edge".
    ///
    /// - Parameter kept: the e-process of an earlier look; the result is the same without it.
    /// - Returns: ln E as of now, its largest value, and the first row of the copy that carries most of the evidence.
    func harm(
        edges: [Int], dispersion: Double, kept: inout ProcessRun<AveragedRatioEProcess, [RatioRow]>?
    ) throws(InvalidArgument) -> (logE: Double, greatestLogE: Double, begin: Int) {
        let rows = table.rows.map { row in edges.map { row.ratioRow(edge: $0) } }
        // Counts above other edges are other rows: which edges these are need not be compared.
        let known = kept.flatMap {
            $0.process.dispersion == dispersion && $0.process.kinds == edges.count
                && $0.isBeginning(of: rows, restarts: restarts) ? $0 : nil
        }
        kept = nil
        var run: ProcessRun<AveragedRatioEProcess, [RatioRow]>
        if let known {
            run = known
        } else {
            run = ProcessRun(
                try AveragedRatioEProcess(
                    kinds: edges.count, grid: .above(1), dispersion: dispersion, restarts: .telescoping))
        }
        try run.advance(to: rows, restarts: restarts) {
            $0.restart()
        } add: { (process, rows) throws(InvalidArgument) in
            try process.add(rows)
        }
        kept = run
        let process = run.process
        return (process.logE, process.greatestLogE, run.begins[process.strongestCopy])
    }

    /// Place of the largest edge at or below a value.
    func edge(atMost value: Double) -> Int? { table.edges.lastIndex { $0 <= value * (1 + 1e-12) } }

    /// Place of the smallest edge at or above a value.
    func edge(atLeast value: Double) -> Int? { table.edges.firstIndex { $0 >= value * (1 - 1e-12) } }

    /// ln E against "at least this share of the canary's observations lies above the edge"; −∞ without an edge.
    func proof(edge: Int?, share: Double, dispersion: Double) throws(InvalidArgument) -> Double {
        guard let edge else { return -.infinity }
        return try ShareTest.proof(table.sum(edge: edge), bound: .below, limit: share, dispersion: dispersion)
    }
}
