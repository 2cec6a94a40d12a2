import Glibc

/// Which bucket edges a histogram check tests, fixed from the baseline's first minutes, which are then left out of
/// the test.
struct EdgeChoice: Sendable, Equatable {
    /// Places of the edges whose exceedances are compared: the baseline's p80 to p99.9.
    let tested: [Int]
    /// Place of the edge above which a request counts as slow: the one whose share is nearest to 1 − q.
    let slow: Int

    /// Shares of the baseline above an edge that is worth testing.
    static let shares = 0.001...0.2
    /// More edges would only cost time: neighbours say nearly the same.
    static let limit = 8
    /// Fewer observations make the first minutes longer, up to five.
    static let enough = 100.0

    /// Of a larger share there cannot be half as many again with certainty.
    static let mostSlow = 0.6

    /// nil where no edge splits the baseline usefully.
    ///
    /// - Parameter cumulative: the baseline's observations up to each edge, and in all.
    init?(edges: [Double], cumulative: [Double], quantile: Double) {
        guard !edges.isEmpty, let total = cumulative.last, total > 0 else { return nil }
        // Half an observation keeps an edge with none above it in play, as unlikely as the data allow.
        let shares = edges.indices.map { (total - cumulative[$0] + 0.5) / (total + 1) }
        let target = log(1 - quantile)
        let rare = edges.indices.filter { shares[$0] <= Self.mostSlow && cumulative[$0] < total }
        let candidates = rare.isEmpty ? Array(edges.indices) : rare
        guard let slow = candidates.min(by: { abs(log(shares[$0]) - target) < abs(log(shares[$1]) - target) }),
            shares[slow] <= Self.mostSlow
        else { return nil }
        self.slow = slow
        let worth = rare.filter { Self.shares.contains(shares[$0]) }
        tested = Self.thinned(worth.isEmpty ? [slow] : worth)
    }

    /// At most `limit` of the places, evenly spread, the first and the last among them.
    private static func thinned(_ places: [Int]) -> [Int] {
        guard places.count > limit else { return places }
        return (0..<limit).map { places[$0 * (places.count - 1) / (limit - 1)] }
    }

    /// Where the first minutes begin: with the baseline's first observations, for the series may be younger than the
    /// window that is looked at.
    static func pilotStart(_ table: ExceedanceTable, start: Double) -> Double {
        max(start, table.rows.first { $0.baselineTotal > 0 }?.start ?? start)
    }

    /// Where the first minutes end: 10 % of the rest of the window in whole minutes, 1 to 5, longer within that where
    /// the baseline has had few observations.
    static func pilotEnd(_ table: ExceedanceTable, start: Double, end: Double) -> Double {
        let least = min(max(((end - start) / 600).rounded(.down), 1), 5)
        for minutes in stride(from: least, to: 5, by: 1) {
            let until = start + minutes * 60
            let seen = table.rows.reduce(0) { $1.start < until ? $0 + $1.baselineTotal : $0 }
            if seen >= enough { return until }
        }
        return start + 300
    }
}
