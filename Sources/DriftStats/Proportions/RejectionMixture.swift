import Glibc

/// The chance of rejection as a function of the common share: for each number of events its conditional chance, weighed
/// by the binomial law.
struct RejectionMixture {
    let trials: Int
    /// ln of C(N, s) times the conditional chance; −∞ where there is none.
    private let logTerms: [Double]

    /// - Parameter tails: the conditional chance for 0…N events.
    init(_ tails: [Double]) {
        trials = tails.count - 1
        let n = Double(trials)
        var logChoices = 0.0
        logTerms = tails.enumerated().map { s, tail in
            if s > 0 { logChoices += log((n - Double(s) + 1) / Double(s)) }
            return logChoices + log(tail)
        }
    }

    /// Value at the share sin²(angle), 0 ≤ angle ≤ π/2.
    func value(angle: Double) -> Double {
        let logShare = 2 * log(sin(angle))
        let logRest = 2 * log(cos(angle))
        guard logShare.isFinite, logRest > -60 else {
            // All trials fail or all succeed.
            return logShare.isFinite ? exp(logTerms[trials]) : exp(logTerms[0])
        }
        var sum = 0.0
        for (s, term) in logTerms.enumerated() {
            let value = term + Double(s) * logShare + Double(trials - s) * logRest
            if value > -80 { sum += exp(value) }
        }
        return sum
    }

    /// The highest point between two angles, by golden sections.
    func peak(from low: Double, to high: Double) -> (angle: Double, p: Double) {
        let ratio = 0.6180339887498949
        var (a, b) = (low, high)
        var x = b - ratio * (b - a)
        var y = a + ratio * (b - a)
        var (fx, fy) = (value(angle: x), value(angle: y))
        for _ in 0..<60 {
            if fx > fy {
                (b, y, fy) = (y, x, fx)
                x = b - ratio * (b - a)
                fx = value(angle: x)
            } else {
                (a, x, fx) = (x, y, fy)
                y = a + ratio * (b - a)
                fy = value(angle: y)
            }
        }
        return fx > fy ? (x, fx) : (y, fy)
    }
}
