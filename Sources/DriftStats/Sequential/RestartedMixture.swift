import Glibc

/// A weighted mean of likelihood ratios, and of copies of it that begin later: an e-process.
///
/// If each likelihood ratio is a non-negative supermartingale that starts at 1 under the null hypothesis, so is the
/// mixture, and the chance that it ever reaches 1/α is at most α (Ville's inequality). Later copies make it quick to
/// see harm that begins late; a copy that has not begun counts as 1.
public struct RestartedMixture: Sendable {
    private let logWeights: [Double]
    private let restartWeights: RestartWeights
    /// Summed log-likelihood ratios since the start, one for each alternative.
    private var sums: [Double]
    /// The sums as they were at the start: nothing.
    private let origin: [Double]
    /// The sums as they were when each later copy began.
    private var marks: [[Double]] = []
    /// Upper bounds of ln E of each copy, the first copy first: exact where `isExact`.
    private var bounds: [Double]
    private var isExact: [Bool]
    /// ln of the weight of each copy, and of all that have not begun.
    private var logShares: [Double]
    private var logRest: Double
    /// Largest ln E seen after any row, at least 0.
    public private(set) var greatestLogE = 0.0

    /// - Parameter logWeights: one for each alternative; their exponentials add up to 1.
    public init(logWeights: [Double], restarts: RestartWeights = .startOnly) throws(InvalidArgument) {
        try require(!logWeights.isEmpty, "logWeights", "at least one")
        try restarts.validate()
        self.logWeights = logWeights
        restartWeights = restarts
        origin = Array(repeating: 0, count: logWeights.count)
        sums = origin
        bounds = [0]
        isExact = [true]
        logShares = [log(restarts.start)]
        logRest = log(restarts.rest(after: 0))
    }

    /// Copies that have begun, the first one included.
    public var copies: Int { marks.count + 1 }

    /// Begins a further copy, which sees only what is added from now on.
    public mutating func restart() {
        marks.append(sums)
        bounds.append(0)
        isExact.append(true)
        logShares.append(log(restartWeights.weight(marks.count)))
        logRest = log(restartWeights.rest(after: marks.count))
    }

    /// Adds one row: the log-likelihood ratio of each alternative.
    public mutating func add(_ increments: [Double]) {
        precondition(increments.count == sums.count, "one increment for each alternative")
        var steepest = -Double.infinity
        for j in sums.indices {
            sums[j] += increments[j]
            steepest = max(steepest, increments[j])
        }
        // A mean of factors is at most the largest of them.
        for k in bounds.indices {
            bounds[k] += steepest
            isExact[k] = false
        }
        raiseGreatest()
    }

    /// ln of the mixture over all copies.
    public var logE: Double {
        mixed((0..<copies).map { isExact[$0] ? bounds[$0] : logE(copy: $0) })
    }

    /// ln E of one copy alone; 0 is the one that saw every row.
    public func logE(copy: Int) -> Double {
        // Two passes over the same few numbers are quicker than keeping them.
        let mark = copy == 0 ? origin : marks[copy - 1]
        var largest = -Double.infinity
        for j in sums.indices { largest = max(largest, logWeights[j] + (sums[j] - mark[j])) }
        guard largest > -.infinity else { return -.infinity }
        var sum = 0.0
        for j in sums.indices {
            let distance = logWeights[j] + (sums[j] - mark[j]) - largest
            if distance > -40 { sum += exp(distance) }
        }
        return largest + log(sum)
    }

    /// The copy that carries most of the evidence, by weight times E; the earlier one of equals.
    public var strongestCopy: Int {
        var best = 0
        var bestValue = -Double.infinity
        for k in 0..<copies {
            let value = logShares[k] + (isExact[k] ? bounds[k] : logE(copy: k))
            if value > bestValue { (best, bestValue) = (k, value) }
        }
        return best
    }

    /// ln of the mixture for given values of ln E of the copies.
    ///
    /// - Parameter enough: a value that is returned instead where the mixture cannot be above it.
    private func mixed(_ logs: [Double], enough: Double? = nil) -> Double {
        var largest = logRest
        for k in logs.indices { largest = max(largest, logShares[k] + logs[k]) }
        guard largest > -.infinity else { return -.infinity }
        if let enough, largest + log(Double(logs.count + 1)) <= enough { return enough }
        var sum = exp(logRest - largest)
        for k in logs.indices { sum += exp(logShares[k] + logs[k] - largest) }
        return largest + log(sum)
    }

    /// Keeps the largest ln E exact, but computes the copies only where their bounds leave room for a new largest one.
    private mutating func raiseGreatest() {
        guard mixed(bounds, enough: greatestLogE) > greatestLogE else { return }
        // The heaviest copy's own value most often settles it.
        if let heaviest = bounds.indices.max(by: { logShares[$0] + bounds[$0] < logShares[$1] + bounds[$1] }) {
            settle(heaviest)
        }
        guard mixed(bounds, enough: greatestLogE) > greatestLogE else { return }
        for k in bounds.indices { settle(k) }
        greatestLogE = max(greatestLogE, mixed(bounds))
    }

    private mutating func settle(_ copy: Int) {
        guard !isExact[copy] else { return }
        bounds[copy] = logE(copy: copy)
        isExact[copy] = true
    }
}
