import Glibc

/// Density and distribution of the beta law, in logarithms and to full precision up to shapes of 1e9.
public enum Beta {
    /// ln I and ln(1 − I) of the regularised incomplete beta function I_x(a, b).
    ///
    /// Continued fraction (DLMF 8.17.22) below the mean, its mirror above; the side that is near 1 is the complement of
    /// the other, so that neither logarithm loses its digits.
    /// - Throws: unless 0 ≤ x ≤ 1 and both shapes are positive and finite.
    public static func logRegularized(
        _ x: Double, _ a: Double, _ b: Double
    ) throws(InvalidArgument) -> (lower: Double, upper: Double) {
        try require(x >= 0 && x <= 1, "x", "between 0 and 1")
        try require(a > 0 && a < .infinity, "a", "a positive number")
        try require(b > 0 && b < .infinity, "b", "a positive number")
        return logCDF(x, complement: 1 - x, a, b)
    }

    /// ln(x^a y^b / B(a, b)) with y = 1 − x given apart so that neither end cancels.
    ///
    /// Saddle-point form (Loader 2000): Stirling's approximation with its error, and a deviance whose linear terms
    /// cancel.
    static func logKernel(_ x: Double, complement y: Double, _ a: Double, _ b: Double) -> Double {
        let n = a + b
        // n x − a = n (x − a/n), and n y − b is its negative.
        let difference = x < y ? n * x - a : b - n * y
        let deviance = a * logGap(difference / a) + b * logGap(-difference / b)
        let error = stirlingError(n) - stirlingError(a) - stirlingError(b)
        return 0.5 * log(a / n * b / (2 * Double.pi)) + error - deviance
    }

    /// ln I and ln(1 − I) of the regularised incomplete beta function I_x(a, b), for 0 < x < 1 and positive shapes.
    static func logCDF(
        _ x: Double, complement y: Double, _ a: Double, _ b: Double
    ) -> (lower: Double, upper: Double) {
        guard x > 0 else { return (-.infinity, 0) }
        guard y > 0 else { return (0, -.infinity) }
        let kernel = logKernel(x, complement: y, a, b)
        if x * (a + b + 2) < a + 1 {
            let lower = min(0, kernel + log(continuedFraction(x, a, b) / a))
            return (lower, logOneMinusExp(lower))
        }
        let upper = min(0, kernel + log(continuedFraction(y, b, a) / b))
        return (logOneMinusExp(upper), upper)
    }

    /// The x with I_x(a, b) = p, together with 1 − x; 0 < p < 1.
    static func quantile(_ p: Double, _ a: Double, _ b: Double) -> (x: Double, complement: Double) {
        if p > 0.5 {
            let mirrored = lowQuantile(1 - p, b, a)
            return (mirrored.complement, mirrored.x)
        }
        return lowQuantile(p, a, b)
    }

    /// Newton's method on ln I over the logit of x, kept inside a shrinking bracket; p ≤ ½.
    private static func lowQuantile(_ p: Double, _ a: Double, _ b: Double) -> (x: Double, complement: Double) {
        let target = log(p)
        var low = -740.0
        var high = 740.0
        var u = log(a / b)
        for _ in 0..<300 {
            let x = 1 / (1 + exp(-u))
            let y = 1 / (1 + exp(u))
            let value = logCDF(x, complement: y, a, b).lower
            if value > target { high = u } else { low = u }
            // d ln I / du = x^a y^b / B / I.
            let slope = exp(logKernel(x, complement: y, a, b) - value)
            let newton = u - (value - target) / slope
            let next = newton > low && newton < high ? newton : (low + high) / 2
            if abs(next - u) <= 4e-16 * max(1, abs(u)) || high - low <= 1e-15 * max(1, abs(u)) { break }
            u = next
        }
        return (1 / (1 + exp(-u)), 1 / (1 + exp(u)))
    }

    /// What Stirling's formula lacks: lnΓ(z) = (z − ½) ln z − z + ½ ln 2π + stirlingError(z).
    static func stirlingError(_ z: Double) -> Double {
        guard z >= 12 else {
            // lnΓ(z) = lnΓ(z + k) − ln(z (z+1) … (z+k−1)), with z + k large enough for the series.
            let steps = (12 - z).rounded(.up)
            let moved = z + steps
            var product = 1.0
            for i in 0..<Int(steps) { product *= z + Double(i) }
            return stirlingError(moved) + (moved - 0.5) * log(moved) - (z - 0.5) * log(z) - steps - log(product)
        }
        let square = 1 / (z * z)
        // Stirling's series, innermost term first.
        let tail = 1.0 / 1680 - square * (1.0 / 1188 - square * 691 / 360360)
        let series = 1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * tail))
        return series / z
    }

    /// The continued fraction of I_x(a, b) · a / kernel, by Lentz's method; converges in about √max(a, b) steps for
    /// x below the mean.
    private static func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        let limit = 10_000_000
        var c = 1.0
        var d = 1 - (a + b) * x / (a + 1)
        d = 1 / (abs(d) < tiny ? tiny : d)
        var value = d
        for m in 1..<limit {
            let k = Double(m)
            let even = k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k))
            d = 1 + even * d
            c = 1 + even / c
            d = 1 / (abs(d) < tiny ? tiny : d)
            c = abs(c) < tiny ? tiny : c
            value *= d * c
            let odd = -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1))
            d = 1 + odd * d
            c = 1 + odd / c
            d = 1 / (abs(d) < tiny ? tiny : d)
            c = abs(c) < tiny ? tiny : c
            let factor = d * c
            value *= factor
            if abs(factor - 1) < 1e-16 { break }
        }
        return value
    }
}
