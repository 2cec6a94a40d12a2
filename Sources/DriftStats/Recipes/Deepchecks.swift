/// What deepchecks answers for the same counts of a categorical column, without its pooling of classes below 1 %.
public enum Deepchecks {
    /// PSI with each share raised to at least 0.01: blind to changes among rarer classes.
    public static func stabilityIndex(_ pair: CountPair) -> Double {
        pair.sum { shares in
            let p = max(shares.canary, 0.01)
            let q = max(shares.baseline, 0.01)
            let isAsCounted = shares.canary >= 0.01 && shares.baseline >= 0.01
            return stabilityTerm(p, q, difference: isAsCounted ? shares.difference : p - q)
        }
    }

    /// Bias-corrected Cramér's V with the larger side scaled down to the smaller; drift from 0.15 on.
    ///
    /// nil where the correction is not defined.
    /// - Throws: never for counts whose products with the ratio of the totals stay in range.
    public static func cramersV(_ pair: CountPair) throws(InvalidArgument) -> Double? {
        let ratio = pair.canaryTotal / pair.baselineTotal
        let balanced = try CountPair(
            canary: ratio > 1 ? pair.canary.map { $0 / ratio } : pair.canary,
            baseline: ratio > 1 ? pair.baseline : pair.baseline.map { $0 * ratio })
        return HomogeneityTest(balanced).cramersVCorrected
    }
}
