import Glibc

/// Two-sample Cramér–von Mises statistic (Anderson 1962), and its p-value by the limit law.
public struct CramerVonMises: Sendable, Equatable {
    /// T, from ranks; ties take the mean of theirs.
    public let statistic: Double
    /// By the limit law at the statistic standardised by its exact mean and variance; for samples of ten or more.
    public let p: Double

    /// - Throws: for an empty sample or a number that is not finite.
    public init(canary: [Double], baseline: [Double]) throws(InvalidArgument) {
        try Sample.validate(canary, "canary")
        try Sample.validate(baseline, "baseline")
        let ranks = Sample.ranks(canary, baseline)
        func squares(_ ranks: [Double]) -> Double {
            ranks.enumerated().reduce(0) {
                $0 + ($1.element - Double($1.offset + 1)) * ($1.element - Double($1.offset + 1))
            }
        }
        let n = Double(canary.count)
        let m = Double(baseline.count)
        let total = n + m
        let statistic =
            squares(ranks.canary) / (m * total) + squares(ranks.baseline) / (n * total)
            - (4 * n * m - 1) / (6 * total)
        let mean = (1 + 1 / total) / 6
        let variance =
            (total + 1) * (4 * total - 3 * (n / m + m / n) - 2) / (180 * total * total)
        self.statistic = statistic
        // A pair of single values has one possible statistic: nothing varies.
        p = variance > 0 ? Self.limitTail(1.0 / 6 + (statistic - mean) / sqrt(45 * variance)) : 1
    }

    /// 1 − the limit distribution function (Anderson and Darling 1952), a series in Bessel functions K of order ¼.
    private static func limitTail(_ x: Double) -> Double {
        guard x >= 0.003 else { return 1 }
        var sum = 0.0
        var factor = sqrt(Double.pi)
        for k in 0..<10_000 {
            let y = 4 * Double(k) + 1
            let q = y * y / (16 * x)
            let term = factor * sqrt(y) * scaledBessel(q)
            sum += term
            if term < 1e-18 * sum { break }
            factor *= (Double(k) + 0.5) / (Double(k) + 1)
        }
        return max(0, 1 - sum / (pow(Double.pi, 1.5) * sqrt(x)))
    }

    /// e^(−q) K_¼(q) = ∫₀^∞ e^(−q(1 + cosh t)) cosh(t/4) dt, by the trapezoid rule, whose error falls
    /// double-exponentially.
    private static func scaledBessel(_ q: Double) -> Double {
        let h = 1.0 / 16
        var sum = 0.5 * exp(-2 * q)
        for i in 1..<1000 {
            let t = h * Double(i)
            let term = exp(-q * (1 + cosh(t))) * cosh(t / 4)
            sum += term
            if term < 1e-18 * sum { break }
        }
        return h * sum
    }
}
