import Glibc

/// Logarithm of a sum of exponentials.
///
/// `ln Σ e^xᵢ`, computed around the largest term so that nothing overflows; −∞ for no terms.
public func logSumExp(_ terms: [Double]) -> Double {
    guard let largest = terms.max(), largest > -.infinity else { return -.infinity }
    guard largest < .infinity else { return .infinity }
    return largest + log(terms.reduce(0) { $0 + exp($1 - largest) })
}
