import Glibc

/// The non-central χ² law: a Poisson mixture of χ² laws, with mean degrees of freedom + noncentrality.
public enum NoncentralChiSquared {
    /// The largest noncentrality and the largest x that the sums over the mixture accept.
    public static let greatest = 1e7

    /// ln P(X ≤ x) and ln P(X ≥ x).
    ///
    /// The smaller is a sum of non-negative terms, the other its complement: neither loses its digits.
    /// - Throws: unless x and the noncentrality lie between 0 and `greatest` and the degrees of freedom are positive.
    public static func logs(
        _ x: Double, degreesOfFreedom: Double, noncentrality: Double
    ) throws(InvalidArgument) -> (lower: Double, upper: Double) {
        try validate(x, degreesOfFreedom)
        try require(
            noncentrality >= 0 && noncentrality <= greatest, "noncentrality", "between 0 and \(greatest)")
        guard noncentrality > 0, x > 0 else { return Gamma.logs(degreesOfFreedom / 2, x / 2) }
        let lower = lowerSum(x, degreesOfFreedom, noncentrality).logCDF
        if lower < -1 { return (lower, logOneMinusExp(lower)) }
        let upper = upperSum(x, degreesOfFreedom, noncentrality)
        return upper < -1 ? (logOneMinusExp(upper), upper) : (lower, upper)
    }

    /// The noncentrality with which x is the p point: P(X ≤ x) = p; 0 where even the central law has less below x.
    ///
    /// Newton's method, since ∂F/∂λ = −f(x; degrees of freedom + 2, λ), inside a shrinking bracket.
    /// - Throws: unless x lies between 0 and `greatest`, the degrees of freedom are positive, 0 < p < 1, and the answer
    ///   is at most about `greatest`.
    public static func noncentrality(
        _ x: Double, degreesOfFreedom: Double, p: Double
    ) throws(InvalidArgument) -> Double {
        try validate(x, degreesOfFreedom)
        try require(p > 0 && p < 1, "p", "above 0 and below 1")
        let target = log(p)
        guard x > 0, Gamma.logs(degreesOfFreedom / 2, x / 2).lower > target else { return 0 }
        var low = 0.0
        var high = max(10, 2 * x)
        while lowerSum(x, degreesOfFreedom, high).logCDF > target {
            low = high
            high *= 2
            try require(high <= 2 * greatest, "x", "such that the noncentrality is at most \(greatest)")
        }
        var lambda = min(max(x - degreesOfFreedom, 1), high / 2 + low / 2)
        for _ in 0..<200 {
            let sums = lowerSum(x, degreesOfFreedom, lambda)
            if sums.logCDF > target { low = lambda } else { high = lambda }
            let newton = lambda + (sums.logCDF - target) / exp(sums.logDensity - sums.logCDF)
            let next = newton > low && newton < high ? newton : (low + high) / 2
            if abs(next - lambda) <= 1e-14 * lambda || high - low <= 1e-14 * high { break }
            lambda = next
        }
        return lambda
    }

    private static func validate(_ x: Double, _ degreesOfFreedom: Double) throws(InvalidArgument) {
        try require(x >= 0 && x <= greatest, "x", "between 0 and \(greatest)")
        try require(
            degreesOfFreedom > 0 && degreesOfFreedom < .infinity, "degreesOfFreedom", "a positive number")
    }

    /// ln F(x) and ln f(x; degrees of freedom + 2), summed downwards: P(a−1, ·) = P(a, ·) + kernel(a−1).
    ///
    /// The terms rise and then fall. Those from `topTerm` on are negligible.
    private static func lowerSum(
        _ x: Double, _ degreesOfFreedom: Double, _ noncentrality: Double
    ) -> (logCDF: Double, logDensity: Double) {
        let mean = noncentrality / 2
        let y = x / 2
        var j = topTerm(y, degreesOfFreedom, mean)
        var a = degreesOfFreedom / 2 + j
        let top = Gamma.logs(a, y).lower
        var scale = Gamma.logKernel(j, mean) + top
        var weight = 1.0
        var below = 1.0
        var kernel = exp(Gamma.logKernel(a, y) - top)
        var sum = 0.0
        var density = 0.0
        while true {
            let term = weight * below
            sum += term
            density += weight * kernel
            if j == 0 || (j < mean && term < 1e-18 * sum) { break }
            kernel *= a / y
            below += kernel
            weight *= j / mean
            a -= 1
            j -= 1
            rescale(&weight, &sum, &density, &scale)
            if below > 1e100 {
                below *= 1e-100
                kernel *= 1e-100
                sum *= 1e-100
                density *= 1e-100
                scale += 100 * log(10)
            }
        }
        return (min(0, scale + log(sum)), scale + log(density / 2))
    }

    /// Ten standard deviations above the Poisson mean, or above √(mean y), since the terms' ratio is at most
    /// mean y / j².
    private static func topTerm(_ y: Double, _ degreesOfFreedom: Double, _ mean: Double) -> Double {
        if mean * (y / (degreesOfFreedom / 2 + 1)) < 1e-30 { return 0 }
        let poisson = mean + 10 * sqrt(mean)
        let peak = sqrt(mean * y)
        return (min(poisson, peak + 10 * sqrt(peak)) + 40).rounded(.up)
    }

    private static func rescale(
        _ weight: inout Double, _ sum: inout Double, _ density: inout Double, _ scale: inout Double
    ) {
        guard weight > 1e100 else { return }
        weight *= 1e-100
        sum *= 1e-100
        density *= 1e-100
        scale += 100 * log(10)
    }

    /// ln P(X ≥ x), summed upwards: Q(a+1, ·) = Q(a, ·) + kernel(a).
    private static func upperSum(_ x: Double, _ degreesOfFreedom: Double, _ noncentrality: Double) -> Double {
        let mean = noncentrality / 2
        let y = x / 2
        var j = max(0, (mean - 10 * sqrt(mean) - 40).rounded(.down))
        var a = degreesOfFreedom / 2 + j
        let bottom = Gamma.logs(a, y).upper
        var scale = Gamma.logKernel(j, mean) + bottom
        var weight = 1.0
        var above = 1.0
        var kernel = exp(Gamma.logKernel(a, y) - bottom)
        var sum = 0.0
        var unused = 0.0
        while true {
            let term = weight * above
            sum += term
            if j > mean, term < 1e-18 * sum { break }
            above += kernel
            a += 1
            kernel *= y / a
            j += 1
            weight *= mean / j
            rescale(&weight, &sum, &unused, &scale)
            if above > 1e100 {
                above *= 1e-100
                kernel *= 1e-100
                sum *= 1e-100
                scale += 100 * log(10)
            }
        }
        return min(0, scale + log(sum))
    }
}
