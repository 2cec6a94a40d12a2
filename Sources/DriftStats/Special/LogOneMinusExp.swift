import Glibc

/// ln(1 − e^v) for v ≤ 0, to full relative precision at both ends.
func logOneMinusExp(_ v: Double) -> Double {
    v > -0.6931471805599453 ? log(-expm1(v)) : log1p(-exp(v))
}
