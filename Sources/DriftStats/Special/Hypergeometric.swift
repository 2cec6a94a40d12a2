import Glibc

/// How many of `events` fall on the first of two groups when all placements are equally likely.
public struct Hypergeometric: Sendable, Equatable {
    public let events: Double
    public let firstTrials: Double
    public let secondTrials: Double

    /// - Throws: unless all three are whole numbers of at least 0, at most 1e15, and events ≤ all trials.
    public init(events: Double, firstTrials: Double, secondTrials: Double) throws(InvalidArgument) {
        try Self.requireWhole(firstTrials, "firstTrials")
        try Self.requireWhole(secondTrials, "secondTrials")
        try Self.requireWhole(events, "events")
        try require(events <= firstTrials + secondTrials, "events", "at most all trials")
        self.events = events
        self.firstTrials = firstTrials
        self.secondTrials = secondTrials
    }

    static func requireWhole(_ value: Double, _ name: String) throws(InvalidArgument) {
        try require(value >= 0 && value <= 1e15 && value == value.rounded(), name, "a whole number from 0 to 1e15")
    }

    public var least: Double { max(0, events - secondTrials) }
    public var greatest: Double { min(events, firstTrials) }

    /// The most probable number; the larger of two equally probable ones.
    public var mode: Double {
        let position = (events + 1) / (firstTrials + secondTrials + 2) * (firstTrials + 1)
        return min(max(position.rounded(.down), least), greatest)
    }

    /// ln P(X = x), −∞ where x is impossible.
    ///
    /// Three binomial probabilities in saddle-point form (Loader 2000), without the cancellation of ln Γ.
    public func logProbability(_ x: Double) -> Double {
        guard x >= least, x <= greatest, x == x.rounded() else { return -.infinity }
        if least == greatest { return 0 }
        let trials = firstTrials + secondTrials
        let p = events / trials
        let q = (trials - events) / trials
        return Binomial.logProbability(x, firstTrials, p, q)
            + Binomial.logProbability(events - x, secondTrials, p, q) - Binomial.logProbability(events, trials, p, q)
    }

    /// ln P(X ≥ x) for a whole x.
    public func logUpper(_ x: Double) -> Double {
        if x <= least { return 0 }
        if x > greatest { return -.infinity }
        return x > mode ? logOutwards(x, upwards: true) : logOneMinusExp(logOutwards(x - 1, upwards: false))
    }

    /// ln P(X ≤ x) for a whole x.
    public func logLower(_ x: Double) -> Double {
        if x >= greatest { return 0 }
        if x < least { return -.infinity }
        return x < mode ? logOutwards(x, upwards: false) : logOneMinusExp(logOutwards(x + 1, upwards: true))
    }

    /// ln of the sum of probabilities from x outwards, x being on that side of the mode or next to it.
    private func logOutwards(_ start: Double, upwards: Bool) -> Double {
        var x = start
        var term = 1.0
        var sum = 1.0
        let end = upwards ? greatest : least
        while x != end {
            if upwards {
                term *= (firstTrials - x) / (x + 1) * ((events - x) / (secondTrials - events + x + 1))
                x += 1
            } else {
                term *= x / (firstTrials - x + 1) * ((secondTrials - events + x) / (events - x + 1))
                x -= 1
            }
            sum += term
            if term < 1e-17 * sum { break }
        }
        return min(0, logProbability(start) + log(sum))
    }
}
