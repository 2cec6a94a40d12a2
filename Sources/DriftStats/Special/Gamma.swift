import Glibc

/// Regularised incomplete gamma functions and differences of ln Γ.
public enum Gamma {
    /// ln P(a, x) and ln Q(a, x) = ln(1 − P(a, x)), the lower and the upper regularised incomplete gamma function.
    ///
    /// Series (DLMF 8.11.4) for x < a + 1, continued fraction (8.9.2) beyond, Temme's uniform expansion (8.12) for
    /// a ≥ 1e7 near x = a. Both logarithms keep their relative precision: where one function is near 1 its logarithm
    /// is that of the complement. For shapes below ½ ln Q keeps only its absolute precision at small x.
    /// - Throws: unless the shape is positive and finite and x at least 0.
    public static func logRegularized(
        shape a: Double, _ x: Double
    ) throws(InvalidArgument) -> (lower: Double, upper: Double) {
        try require(a > 0 && a < .infinity, "shape", "a positive number")
        try require(x >= 0, "x", "at least 0")
        return logs(a, x)
    }

    /// lnΓ(x + d) − lnΓ(x), which keeps its digits where both terms are far larger than their difference.
    ///
    /// Difference of Stirling's formula term by term; below 12 both arguments are first moved up by the recurrence.
    /// - Throws: unless x and x + d are positive and finite.
    public static func logGammaDifference(_ x: Double, adding d: Double) throws(InvalidArgument) -> Double {
        try require(x > 0 && x < .infinity, "x", "a positive number")
        try require(x + d > 0 && x + d < .infinity, "d", "such that x + d is a positive number")
        return difference(x, d)
    }

    static func difference(_ x: Double, _ d: Double) -> Double {
        let least = min(x, x + d)
        let steps = least < 12 ? Int((12 - least).rounded(.up)) : 0
        var moved = 0.0
        for i in 0..<steps {
            let z = x + Double(i)
            moved += d > z ? log(z + d) - log(z) : log1p(d / z)
        }
        let z = x + Double(steps)
        return d * log(z + d) - z * logGap(d / z) - 0.5 * log1p(d / z) + errorDifference(z, d) - moved
    }

    /// The difference of the errors of Stirling's formula at z + d and z, both at least 12.
    ///
    /// v^k − u^k = (v − u)(v^(k−1) + … + u^(k−1)) for the inverse arguments keeps the digits of a small d.
    private static func errorDifference(_ z: Double, _ d: Double) -> Double {
        let u = 1 / z
        let v = 1 / (z + d)
        let coefficients: [Double] = [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360]
        var mixed = 1.0
        var power = 1.0
        var sum = 0.0
        for coefficient in coefficients {
            sum += coefficient * mixed
            // The sum of all products of two powers more.
            for _ in 0..<2 {
                power *= v
                mixed = u * mixed + power
            }
        }
        return -d * u * v * sum
    }

    /// ln(x^a e^−x / Γ(a+1)), by Stirling's formula with its error and a deviance without cancellation.
    static func logKernel(_ a: Double, _ x: Double) -> Double {
        if a == 0 { return -x }
        return -deviance(a, x) - 0.5 * log(2 * Double.pi * a) - Beta.stirlingError(a)
    }

    /// a ln(a/x) − (a − x), at least 0 and without cancellation around a = x.
    static func deviance(_ a: Double, _ x: Double) -> Double {
        x < a / 2 ? a * log(a / x) - (a - x) : a * logGap((x - a) / a)
    }

    /// ln P(a, x) and ln Q(a, x) of checked arguments.
    static func logs(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
        guard x > 0 else { return (-.infinity, 0) }
        guard x < .infinity else { return (0, -.infinity) }
        if a >= uniformFrom, abs(x - a) < uniformWidth * a { return uniform(a, x) }
        let kernel = logKernel(a, x)
        if x < a + 1 {
            let lower = min(0, kernel + log(series(a, x)))
            return (lower, logOneMinusExp(lower))
        }
        let upper = min(0, kernel + log(a) + log(continuedFraction(a, x)))
        return (logOneMinusExp(upper), upper)
    }

    /// Σ x^k / ((a+1) … (a+k)), k from 0.
    private static func series(_ a: Double, _ x: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        var divisor = a
        while term > 1e-17 * sum {
            divisor += 1
            term *= x / divisor
            sum += term
        }
        return sum
    }

    /// 1 / (x+1−a − 1(1−a)/(x+3−a − 2(2−a)/(x+5−a − …))), by Lentz's method.
    private static func continuedFraction(_ a: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        var b = x + 1 - a
        var c = 1 / tiny
        var d = 1 / b
        var value = d
        for k in 1..<iterationLimit {
            let numerator = -Double(k) * (Double(k) - a)
            b += 2
            d = numerator * d + b
            d = 1 / (abs(d) < tiny ? tiny : d)
            c = b + numerator / c
            c = abs(c) < tiny ? tiny : c
            let factor = d * c
            value *= factor
            if abs(factor - 1) < 2e-16 { break }
        }
        return value
    }

    private static let iterationLimit = 1_000_000
    private static let uniformFrom = 1e7
    private static let uniformWidth = 0.1

    /// Temme's expansion with its first two coefficients: the third would add less than 1e-17.
    ///
    /// Q = ½ erfc(η √(a/2)) + e^(−a η²/2) / √(2πa) · (c₀ + c₁/a), ½ η² = μ − ln(1+μ), μ = x/a − 1.
    private static func uniform(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
        let mu = (x - a) / a
        let half = logGap(mu)
        let eta = mu < 0 ? -sqrt(2 * half) : sqrt(2 * half)
        // Taylor coefficients of c₀ and c₁ in η (DLMF 8.12.11 and 8.12.12).
        let c0: [Double] = [
            -0.3333333333333333, 0.08333333333333333, -0.014814814814814815, 0.0011574074074074073,
            0.0003527336860670194, -0.0001787551440329218, 3.919263178522438e-05,
            -2.185448510679992e-06, -1.85406221071516e-06,
        ]
        let c1: [Double] = [
            -0.001851851851851852, -0.003472222222222222, 0.0026455026455026454,
            -0.0009902263374485596,
        ]
        let first = c0.reversed().reduce(0.0) { $0 * eta + $1 }
        let second = c1.reversed().reduce(0.0) { $0 * eta + $1 }
        let correction = first + second / a
        let z = eta * sqrt(a)
        let scaled = -a * half - 0.5 * log(2 * Double.pi * a)
        if z > 0 {
            let tail = logNormalTail(z)
            let upper = tail + log1p(exp(scaled - tail) * correction)
            return (logOneMinusExp(upper), upper)
        }
        let tail = logNormalTail(-z)
        let lower = min(0, tail + log1p(-exp(scaled - tail) * correction))
        return (lower, logOneMinusExp(lower))
    }
}
