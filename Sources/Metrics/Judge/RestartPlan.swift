/// When further copies of an e-process begin: every half hour of the canary's traffic, and at each weight step.
struct RestartPlan: Sendable, Equatable {
    static let everySeconds = 1800.0
    /// More copies would only cost time: each later one has a smaller stake.
    static let limit = 200

    /// Unix seconds, in order.
    let times: [Double]

    /// - Parameter first: where the canary's traffic begins; steps up to there start nothing new.
    init(first: Double, end: Double, weightSteps: [Double]) {
        let regular = stride(from: first + Self.everySeconds, to: end, by: Self.everySeconds)
        let steps = weightSteps.filter { $0 > first && $0 < end }
        times = Array(Set(regular).union(steps).sorted().prefix(Self.limit))
    }

    /// For rows that begin at the given times: how many copies have begun before each row.
    func copiesBegun(rowStarts: [Double]) -> [Int] {
        var begun = 0
        return rowStarts.map { start in
            while begun < times.count, times[begun] <= start { begun += 1 }
            return begun
        }
    }
}
