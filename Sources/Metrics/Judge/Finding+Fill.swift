import DriftStats

extension Finding {
    /// The two shares and how many requests they are of.
    mutating func fill(_ counts: RatioRow) {
        canary = counts.canaryShare
        baseline = counts.baselineShare
        samplesCanary = counts.canaryExposures
        samplesBaseline = counts.baselineExposures
    }

    mutating func fill(_ test: RatioTest, limit: Double) {
        statistic = "ratio"
        effect = min(test.estimate ?? 0, Verdict.unboundedEffect)
        if test.estimate != nil {
            lower = test.interval.lower
            upper = test.interval.upper.isFinite ? test.interval.upper : nil
        }
        self.limit = limit
        logEvidence = test.logE
    }

    mutating func fill(_ test: ShareTest, limit: Double) {
        statistic = "limit"
        effect = baseline > 0 ? canary / baseline : 0
        lower = nil
        upper = nil
        self.limit = limit
        logEvidence = test.logE
    }
}
