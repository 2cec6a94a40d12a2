import Glibc

extension SeededRandom {
    /// A Poisson number, for any mean from 0 up to some 10¹⁵.
    ///
    /// Below a mean of 10 by multiplying uniform numbers (Knuth), above by transformed rejection with squeeze
    /// (Hörmann 1993, algorithm PTRS); both are exact.
    package mutating func poisson(mean: Double) -> Int {
        guard mean > 0 else { return 0 }
        guard mean >= 10 else {
            let floor = exp(-mean)
            var product = unit()
            var count = 0
            while product > floor {
                count += 1
                product *= unit()
            }
            return count
        }
        let logMean = log(mean)
        let b = 0.931 + 2.53 * mean.squareRoot()
        let a = -0.059 + 0.02483 * b
        let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
        let squeeze = 0.9277 - 3.6224 / (b - 2)
        while true {
            let u = unit() - 0.5
            let v = unit()
            let distance = 0.5 - abs(u)
            let k = ((2 * a / distance + b) * u + mean + 0.43).rounded(.down)
            if distance >= 0.07, v <= squeeze { return Int(k) }
            if k < 0 || (distance < 0.013 && v > distance) { continue }
            let bound = log(v * inverseAlpha / (a / (distance * distance) + b))
            if bound <= k * logMean - mean - lgamma(k + 1).0 { return Int(k) }
        }
    }

    /// A binomial number out of `trials`, `share` from 0 to 1.
    ///
    /// Up to 10 expected by inversion, above by transformed rejection with squeeze (Hörmann 1993, algorithm BTRS);
    /// both are exact.
    package mutating func binomial(_ trials: Int, _ share: Double) -> Int {
        guard trials > 0, share > 0 else { return 0 }
        guard share < 1 else { return trials }
        guard share <= 0.5 else { return trials - binomial(trials, 1 - share) }
        return Double(trials) * share < 10 ? fewOf(trials, share) : manyOf(trials, share)
    }

    /// How `trials` fall into cells of these shares, which sum to 1.
    package mutating func multinomial(_ trials: Int, _ shares: [Double]) -> [Int] {
        var counts = [Int](repeating: 0, count: shares.count)
        var left = trials
        var shareLeft = 1.0
        for (cell, share) in shares.enumerated() where left > 0 {
            let isLast = cell == shares.count - 1
            counts[cell] = isLast ? left : binomial(left, min(1, share / shareLeft))
            left -= counts[cell]
            shareLeft = max(share, shareLeft - share)
        }
        return counts
    }

    private mutating func fewOf(_ trials: Int, _ share: Double) -> Int {
        let odds = share / (1 - share)
        var probability = pow(1 - share, Double(trials))
        var rest = unit()
        var count = 0
        while rest > probability, count < trials {
            rest -= probability
            count += 1
            probability *= odds * Double(trials - count + 1) / Double(count)
        }
        return count
    }

    private mutating func manyOf(_ trials: Int, _ share: Double) -> Int {
        let n = Double(trials)
        let spread = (n * share * (1 - share)).squareRoot()
        let b = 1.15 + 2.53 * spread
        let a = -0.0873 + 0.0248 * b + 0.01 * share
        let centre = n * share + 0.5
        let squeeze = 0.92 - 4.2 / b
        let alpha = (2.83 + 5.1 / b) * spread
        let logOdds = log(share / (1 - share))
        let mode = ((n + 1) * share).rounded(.down)
        let peak = lgamma(mode + 1).0 + lgamma(n - mode + 1).0
        while true {
            let u = unit() - 0.5
            let v = unit()
            let distance = 0.5 - abs(u)
            let k = ((2 * a / distance + b) * u + centre).rounded(.down)
            if k < 0 || k > n { continue }
            if distance >= 0.07, v <= squeeze { return Int(k) }
            let bound = log(v * alpha / (a / (distance * distance) + b))
            let height = peak - lgamma(k + 1).0 - lgamma(n - k + 1).0 + (k - mode) * logOdds
            if bound <= height { return Int(k) }
        }
    }
}
