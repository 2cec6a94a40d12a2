import Glibc

/// Bounds for a fixed number of planned looks at a statistic that behaves like Brownian motion.
///
/// Narrower than anytime-valid bounds, but only for looks that were planned. Z at look k is the motion over the root of
/// its time.
public enum GroupSequential {
    /// Shape of the bounds over the looks.
    public enum Kind: String, Sendable, CaseIterable {
        /// The same bound at each look (Pocock 1977).
        case pocock
        /// Wide at first, near the single-look bound at the end: c √(K/k) (O'Brien and Fleming 1979).
        case obrienFleming = "obrien_fleming"
    }

    /// What to hold each look against.
    public struct Design: Sendable, Equatable {
        /// Cross where |Z| ≥ bound (two sides) or Z ≥ bound (one); +∞ where nothing may be spent.
        public let bounds: [Double]
        /// Chance of having crossed by each look if nothing differs.
        public let cumulativeAlpha: [Double]
    }

    /// The most looks that a design may have.
    public static let maximumLooks = 1000

    /// Bounds for equally informative looks, with total crossing probability alpha.
    ///
    /// - Returns: the constant c of the shape, and the bounds.
    /// - Throws: unless 1 ≤ looks ≤ `maximumLooks`, 0 < alpha < ½ and sides is 1 or 2.
    public static func design(
        _ kind: Kind, looks: Int, alpha: Double, sides: Int
    ) throws(InvalidArgument) -> (constant: Double, design: Design) {
        let times = try equalTimes(looks)
        try validate(alpha, sides)
        func bounds(_ constant: Double) -> [Double] {
            times.map { kind == .pocock ? constant : constant / sqrt($0) }
        }
        // The last look alone spends alpha at the low end; Bonferroni's inequality gives the high end.
        let constant = root(
            from: try -normalQuantile(alpha / Double(sides)),
            to: try -normalQuantile(alpha / Double(sides * looks))
        ) { cumulative(times, bounds($0), sides).last.map { $0 - alpha } ?? 0 }
        let found = bounds(constant)
        return (constant, Design(bounds: found, cumulativeAlpha: cumulative(times, found, sides)))
    }

    /// Bounds by alpha spending (Lan and DeMets 1983) for looks at any times: the chance of crossing first at a look is
    /// what its time newly allows.
    ///
    /// Spent by time t: α ln(1 + (e−1)t) for Pocock's kind; 4(1 − Φ(z_{1−α/4}/√t)) for O'Brien and Fleming's with two
    /// sides, 2(1 − Φ(z_{1−α/2}/√t)) with one.
    /// - Parameter times: shares of the planned information, ascending, above 0 and at most 1.
    /// - Throws: for arguments out of range.
    public static func spending(
        _ kind: Kind, times: [Double], alpha: Double, sides: Int
    ) throws(InvalidArgument) -> Design {
        try require(
            !times.isEmpty && times.count <= maximumLooks && times[0] > 0 && times[times.count - 1] <= 1
                && zip(times, times.dropFirst()).allSatisfy { $0 < $1 },
            "times", "ascending, above 0 and at most 1, \(maximumLooks) at most")
        try validate(alpha, sides)
        let total = Double(sides)
        let edge = try -normalQuantile(alpha / (2 * total))
        let spent = times.map { time in
            switch kind {
            case .pocock: alpha * log1p((M_E - 1) * time)
            case .obrienFleming: time == 1 ? alpha : 2 * total * normalCDF(-edge / sqrt(time))
            }
        }
        var recursion = LookRecursion(times: times, sides: sides)
        var bounds: [Double] = []
        for (look, cumulative) in spent.enumerated() {
            let new = cumulative - (look == 0 ? 0 : spent[look - 1])
            var bound = Double.infinity
            if new > 0 {
                bound = root(
                    from: try -normalQuantile(cumulative / total), to: try -normalQuantile(new / total)
                ) { recursion.crossing($0) - new }
            }
            bounds.append(bound)
            if look + 1 < times.count { recursion.pass(bound) }
        }
        return Design(bounds: bounds, cumulativeAlpha: spent)
    }

    /// Chance that Z ≥ z (or |Z| ≥ z) at any of so many equally informative looks if nothing differs.
    ///
    /// - Throws: unless 1 ≤ looks ≤ `maximumLooks`, z is finite (and positive for two sides) and sides is 1 or 2.
    public static func falseAlarm(looks: Int, z: Double, sides: Int) throws(InvalidArgument) -> Double {
        let times = try equalTimes(looks)
        try require(sides == 1 || sides == 2, "sides", "1 or 2")
        try require(z.isFinite && (sides == 1 || z > 0), "z", "a finite number, positive for two sides")
        return cumulative(times, times.map { _ in z }, sides)[looks - 1]
    }

    private static func equalTimes(_ looks: Int) throws(InvalidArgument) -> [Double] {
        try require(looks >= 1 && looks <= maximumLooks, "looks", "1 to \(maximumLooks)")
        return (1...looks).map { Double($0) / Double(looks) }
    }

    private static func validate(_ alpha: Double, _ sides: Int) throws(InvalidArgument) {
        try require(alpha > 0 && alpha < 0.5, "alpha", "above 0 and below 1/2")
        try require(sides == 1 || sides == 2, "sides", "1 or 2")
    }

    private static func cumulative(_ times: [Double], _ bounds: [Double], _ sides: Int) -> [Double] {
        var recursion = LookRecursion(times: times, sides: sides)
        var sum = 0.0
        return bounds.enumerated().map { look, bound in
            sum += recursion.crossing(bound)
            if look + 1 < bounds.count { recursion.pass(bound) }
            return sum
        }
    }

    /// The root of a falling function between two ends, by the Illinois form of false position.
    private static func root(from low: Double, to high: Double, _ f: (Double) -> Double) -> Double {
        var (a, b) = (low, high)
        var (fa, fb) = (f(a), f(b))
        guard fa > 0 else { return a }
        guard fb < 0 else { return b }
        for _ in 0..<200 {
            let c = (a * fb - b * fa) / (fb - fa)
            guard c > a, c < b, b - a > 1e-13 * abs(b) else { break }
            let fc = f(c)
            if fc == 0 { return c }
            if fc > 0 {
                if fc / fa > 0.5 { fb /= 2 }
                (a, fa) = (c, fc)
            } else {
                if fc / fb > 0.5 { fa /= 2 }
                (b, fb) = (c, fc)
            }
        }
        return abs(fa) < abs(fb) ? a : b
    }
}
