import Glibc

/// The likelihood of the ratio of two event rates over strata: its estimate and its confidence sequence.
///
/// L(r) = Σ [x ln π(r) + y ln(1−π(r))] / φ with π(r) = r n_c/(r n_c + n_b), concave in ln r.
public struct RatioLikelihood: Sendable {
    /// A row as the likelihood needs it, around the reference ratio.
    private struct Term {
        var events: Double
        /// π(reference), and 1 − π(reference) without cancellation.
        var share: Double
        var rest: Double
    }

    /// The ratio that maximises L: 0 without canary events, +∞ without baseline events, nil without any.
    public let estimate: Double?
    private let terms: [Term]
    private let canaryEvents: Double
    private let dispersion: Double
    private let logReference: Double

    /// - Throws: for a count that is negative or not finite, or a dispersion that is not a positive number.
    public init(_ rows: [RatioRow], dispersion: Double = 1) throws(InvalidArgument) {
        try require(dispersion > 0 && dispersion < .infinity, "dispersion", "a positive number")
        for row in rows { try row.validate() }
        let rows = rows.filter(\.isInformative)
        let x = rows.reduce(0) { $0 + $1.canaryEvents }
        let y = rows.reduce(0) { $0 + $1.baselineEvents }
        canaryEvents = x
        self.dispersion = dispersion
        let logEstimate: Double? = x > 0 && y > 0 ? Self.solve(rows, canaryEvents: x) : nil
        estimate = logEstimate.map { exp($0) } ?? (x > 0 ? .infinity : y > 0 ? 0 : nil)
        let reference = min(max(logEstimate ?? 0, -Self.logSpan), Self.logSpan)
        logReference = reference
        terms = Self.terms(rows, reference: reference)
    }

    /// The ratios that the data do not refute, at any time of looking, with error probability `alpha`.
    ///
    /// {r: L(r) ≥ ln(mean over 401 points of e^L) − ln(1/α)}, the points evenly spaced in ln r over 1/64…64; the
    /// ends are solved for, also outside of that range.
    /// - Throws: unless 0 < alpha < 1.
    public func confidenceSequence(alpha: Double) throws(InvalidArgument) -> Interval {
        try require(alpha > 0 && alpha < 1, "alpha", "above 0 and below 1")
        guard let estimate else { return Interval(lower: 0, upper: .infinity) }
        let level = logMixture() + log(alpha)
        let peak = estimate == 0 ? -Double.infinity : log(estimate)
        return Interval(
            lower: estimate == 0 ? 0 : exp(end(level: level, peak: peak, direction: -1)),
            upper: estimate == .infinity ? .infinity : exp(end(level: level, peak: peak, direction: 1)))
    }

    /// ln E of the e-process with this grid after all rows, as `RatioEProcess` without restarts has it.
    ///
    /// For a single look: points that add nothing are not computed.
    public func logE(_ grid: RatioGrid) -> Double {
        let order = grid.ratios.indices.sorted { grid.ratios[$0] < grid.ratios[$1] }
        let nearest = order.firstIndex { log(grid.ratios[$0]) >= logReference } ?? order.count - 1
        let null = value(log(grid.null))
        // With unequal weights a point far down may count all the same.
        let isUniform = grid.logWeights.allSatisfy { $0 == grid.logWeights[0] }
        return logSumExp(
            walk(order.count, from: nearest, negligible: isUniform ? Self.negligible : .infinity) { i in
                grid.logWeights[order[i]] + value(log(grid.ratios[order[i]])) - null
            })
    }

    /// ln 64: the mixture's points reach so far to both sides.
    private static let logSpan = log(64.0)
    private static let points = 401
    /// Terms this far below the largest change a sum by less than 1e-12.
    private static let negligible = 34.0
    /// Ends beyond e^±700 are not told apart.
    private static let furthest = 700.0

    /// L(e^u) − L(reference).
    private func value(_ u: Double) -> Double {
        let distance = u - logReference
        let factor = exp(distance)
        var cost = 0.0
        for term in terms { cost += term.events * log(term.rest + factor * term.share) }
        return (canaryEvents * distance - cost) / dispersion
    }

    /// dL/du and −d²L/du² at r = e^u, both times φ.
    private func derivatives(_ u: Double) -> (slope: Double, curvature: Double) {
        Self.derivatives(terms, canaryEvents: canaryEvents, distance: u - logReference)
    }

    private static func derivatives(
        _ terms: [Term], canaryEvents: Double, distance: Double
    ) -> (slope: Double, curvature: Double) {
        let factor = exp(distance)
        var expected = 0.0
        var curvature = 0.0
        for term in terms {
            let weighted = factor * term.share
            let share = weighted / (weighted + term.rest)
            expected += term.events * share
            curvature += term.events * share * (term.rest / (weighted + term.rest))
        }
        return (canaryEvents - expected, curvature)
    }

    /// The rows around the ratio e^reference.
    private static func terms(_ rows: [RatioRow], reference: Double) -> [Term] {
        rows.map {
            let weighted = exp(reference) * $0.canaryExposures
            let sum = weighted + $0.baselineExposures
            return Term(events: $0.events, share: weighted / sum, rest: $0.baselineExposures / sum)
        }
    }

    /// ln of the estimate: Σx = Σ(x+y)π(r), by Newton's method kept inside a shrinking bracket.
    private static func solve(_ rows: [RatioRow], canaryEvents: Double) -> Double {
        let terms = terms(rows, reference: 0)
        var low = -furthest
        var high = furthest
        var u = 0.0
        for _ in 0..<200 {
            let (slope, curvature) = derivatives(terms, canaryEvents: canaryEvents, distance: u)
            if slope < 0 { high = u } else { low = u }
            let newton = u + slope / curvature
            let next = newton > low && newton < high ? newton : (low + high) / 2
            if abs(next - u) <= 1e-14 * max(1, abs(u)) { return next }
            u = next
        }
        return u
    }

    /// ln of the mean of e^(L − L(reference)) over the points, walking out from the reference until nothing is added.
    private func logMixture() -> Double {
        let middle = Double(Self.points - 1) / 2
        let point = { (i: Int) in Self.logSpan * (Double(i) - middle) / middle }
        let nearest = Int((logReference / Self.logSpan * middle + middle).rounded())
        return logSumExp(walk(Self.points, from: nearest) { value(point($0)) }) - log(Double(Self.points))
    }

    /// The values at points in order, computed outwards from one of them until they add nothing any more.
    private func walk(
        _ count: Int, from nearest: Int, negligible: Double = Self.negligible, value: (Int) -> Double
    ) -> [Double] {
        var values: [Double] = []
        var largest = -Double.infinity
        for steps in [Array(stride(from: nearest, to: -1, by: -1)), Array((nearest + 1)..<count)] {
            var last = -Double.infinity
            for i in steps {
                let value = value(i)
                values.append(value)
                // Concave: past the peak it only falls further.
                if value < largest - negligible, value < last { break }
                largest = max(largest, value)
                last = value
            }
        }
        return values
    }

    /// The u on one side of the peak where L(e^u) − L(reference) = level, by Newton's method.
    ///
    /// L is concave: from a point beyond the end each step stays beyond it and comes nearer; from a point inside the
    /// first step leads beyond it.
    private func end(level: Double, peak: Double, direction: Double) -> Double {
        var u = logReference
        if peak.isFinite {
            let curvature = max(derivatives(peak).curvature, 1e-300)
            u = peak + direction * min(sqrt(2 * dispersion * (value(peak) - level) / curvature), Self.furthest)
        }
        for _ in 0..<200 {
            let slope = derivatives(u).slope
            guard slope * direction < 0 else { return direction * Self.furthest }
            let step = (value(u) - level) * dispersion / slope
            let next = min(max(u - step, -Self.furthest), Self.furthest)
            if abs(next - u) <= 1e-13 * max(1, abs(u)) { return next }
            u = next
        }
        return u
    }
}
