import Glibc

/// ln P(Z ≥ z) of the standard normal law, at any z.
///
/// By `erfc` up to 5, by Laplace's continued fraction beyond, where the probability itself may underflow.
public func logNormalTail(_ z: Double) -> Double {
    if z.isNaN { return z }
    if z < 0 { return log1p(-0.5 * erfc(-z / 2.0.squareRoot())) }
    if z < 5 { return log(0.5 * erfc(z / 2.0.squareRoot())) }
    guard z < .infinity else { return -.infinity }
    // Q(z) = φ(z) / (z + 1/(z + 2/(z + 3/(z + …)))); 60 levels are enough from 5 on.
    var fraction = z
    for k in stride(from: 60, through: 1, by: -1) { fraction = z + Double(k) / fraction }
    return -0.5 * z * z - 0.5 * log(2 * Double.pi) - log(fraction)
}

/// ln P(|Z| ≥ |z|) = ln erfc(|z|/√2), the two-sided p-value of a normal statistic.
public func logNormalTwoSided(_ z: Double) -> Double {
    let size = abs(z)
    return size < 1 ? log1p(-erf(size / 2.0.squareRoot())) : 0.6931471805599453 + logNormalTail(size)
}

/// ln erfc(x), also where erfc underflows.
public func logErfc(_ x: Double) -> Double { 0.6931471805599453 + logNormalTail(x * 2.0.squareRoot()) }
