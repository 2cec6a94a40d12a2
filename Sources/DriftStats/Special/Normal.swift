import Glibc

/// Standard normal distribution function, Φ(x).
public func normalCDF(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }

/// The x with Φ(x) = p; −∞ and +∞ at 0 and 1.
///
/// A logarithmic start, then Halley's method on `erfc`, which is exact in the tails.
/// - Throws: unless 0 ≤ p ≤ 1.
public func normalQuantile(_ p: Double) throws(InvalidArgument) -> Double {
    try require(p >= 0 && p <= 1, "p", "between 0 and 1")
    if p == 0.5 { return 0 }
    let tail = min(p, 1 - p)
    guard tail > 0 else { return p > 0.5 ? .infinity : -.infinity }
    // Leading terms of the tail's expansion: −ln of the tail is x²/2 + ln(x√(2π)).
    let t = -2 * log(tail)
    var x = t > 6 ? -sqrt(t - log(2 * Double.pi * (t - log(2 * Double.pi * t)))) : -(0.5 - tail) * sqrt(2 * Double.pi)
    for _ in 0..<50 {
        let error = normalCDF(x) / tail - 1
        let step = error * tail * sqrt(2 * Double.pi) * exp(x * x / 2)
        let next = x - step / (1 + x * step / 2)
        if abs(next - x) <= 1e-16 * abs(x) { break }
        x = next
    }
    return p > 0.5 ? -x : x
}
