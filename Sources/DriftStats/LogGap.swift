import Glibc

/// `d − ln(1 + d)` for d > −1, to full relative precision around 0.
///
/// It is the building stone of divergences whose linear terms cancel: written with logarithms alone they lose
/// all their digits when the two laws are near each other.
func logGap(_ d: Double) -> Double {
    guard abs(d) < 0.05 else { return d - log1p(d) }
    // d − ln(1+d) = d²/2 − d³/3 + d⁴/4 − …; eleven terms reach 1e-16 at |d| = 0.05.
    var power = d * d
    var sum = 0.0
    for k in 2...13 {
        sum += (k % 2 == 0 ? power : -power) / Double(k)
        power *= d
    }
    return sum
}
