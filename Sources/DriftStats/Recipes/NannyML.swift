/// What NannyML 0.13 answers for the same counts of a categorical column.
///
/// Its limits are the mean and three standard deviations of the value over chunks of the reference, not fixed numbers.
public enum NannyML {
    /// Jensen–Shannon distance in bits: 1.2011 times scipy's and Evidently's.
    public static func jensenShannonDistance(_ pair: CountPair) -> Double { pair.jensenShannonDistanceBits }

    /// Hellinger's distance, √ of summed squared differences: the same as ours.
    public static func hellinger(_ pair: CountPair) -> Double { pair.hellinger }

    /// L∞, the largest difference of shares.
    public static func largestDifference(_ pair: CountPair) -> Double { pair.largestDifference }

    /// Two-sample χ², with Yates' correction at two classes, and ln of its tail.
    public static func chiSquared(_ pair: CountPair) -> (statistic: Double, logP: Double) {
        SciPy.chiSquaredContingency(pair)
    }
}
