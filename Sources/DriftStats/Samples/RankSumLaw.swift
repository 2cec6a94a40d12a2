/// The law of the sum of some of the ranks, all choices being equally likely.
struct RankSumLaw {
    /// Number of choices with each sum.
    private let counts: [Double]
    private let total: Double

    /// - Parameters:
    ///   - ranks: whole and positive, doubled where ties have halves.
    ///   - chosen: how many are summed, at most all.
    init(ranks: [Int], chosen: Int) {
        let largest = ranks.sorted().suffix(chosen).reduce(0, +)
        let width = largest + 1
        var table = [Double](repeating: 0, count: (chosen + 1) * width)
        table[0] = 1
        var furthest = 0
        for (seen, rank) in ranks.enumerated() {
            furthest = min(largest, furthest + rank)
            for j in stride(from: min(seen, chosen - 1), through: 0, by: -1) {
                for sum in stride(from: rank, through: furthest, by: 1) {
                    table[(j + 1) * width + sum] += table[j * width + sum - rank]
                }
            }
        }
        counts = Array(table[(chosen * width)...])
        total = counts.reduce(0, +)
    }

    /// P(sum ≥ s).
    func probability(from s: Int) -> Double {
        min(1, counts[max(0, min(s, counts.count))...].reduce(0, +) / total)
    }

    /// P(sum ≤ s).
    func probability(upTo s: Int) -> Double {
        s < 0 ? 0 : min(1, counts[...min(s, counts.count - 1)].reduce(0, +) / total)
    }
}
