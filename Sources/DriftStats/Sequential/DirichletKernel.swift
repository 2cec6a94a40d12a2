import Glibc

/// ln of Π shareᵢ^αᵢ / B(α), B being the multivariate beta function, without large terms that cancel.
///
/// Marginal likelihoods of counts under a Dirichlet mixture are differences of two such values. Stirling's formula with
/// its error, as in Loader 2000: the deviance Σ αᵢ ln(αᵢ/(A shareᵢ)) is a sum of non-negative terms.
/// - Parameters:
///   - alpha: positive.
///   - shares: positive, one for each alpha, adding up to 1.
func dirichletLogKernel(_ alpha: [Double], shares: [Double]) -> Double {
    let total = alpha.reduce(0, +)
    let halfLogTwoPi = 0.9189385332046727
    var value = halfLogTwoPi + Beta.stirlingError(total) - 0.5 * log(total)
    for (a, share) in zip(alpha, shares) {
        // total · share − a in one rounding.
        let difference = (-a).addingProduct(total, share)
        value -= a * logGap(difference / a)
        value += 0.5 * log(a) - halfLogTwoPi - Beta.stirlingError(a)
    }
    return value
}
