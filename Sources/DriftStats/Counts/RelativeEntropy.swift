import Glibc

/// p ln(p/q) − (p − q), at least 0 and without cancellation; `difference` is p − q.
///
/// Sums of it over two laws are relative entropies, since the linear parts add up to 0.
func relativeEntropyTerm(_ p: Double, _ q: Double, difference: Double) -> Double {
    if p == 0 { return q }
    if q == 0 { return .infinity }
    let gap = -difference / p
    if abs(gap) < 0.05 { return p * logGap(gap) }
    return max(0, p * logRatio(p, q) - difference)
}

/// (p − q) ln(p/q), one class's part of the population stability index.
func stabilityTerm(_ p: Double, _ q: Double, difference: Double) -> Double {
    if difference == 0 { return 0 }
    if p == 0 || q == 0 { return .infinity }
    let half = difference / (p + q)
    return abs(half) < 0.5 ? difference * 2 * atanh(half) : difference * logRatio(p, q)
}

/// ln(p/q), also where the quotient leaves the range of `Double`.
func logRatio(_ p: Double, _ q: Double) -> Double {
    let ratio = p / q
    return ratio > 0 && ratio < .infinity ? log(ratio) : log(p) - log(q)
}
