import DriftStats

extension EvidenceText {
    /// Two shares and their ratio.
    mutating func fill(_ test: RatioTest, _ shown: RatioRow, limit: Double, isInverted: Bool) {
        sides =
            "canary \(Self.share(shown.canaryEvents, shown.canaryExposures)) v "
            + "baseline \(Self.share(shown.baselineEvents, shown.baselineExposures))"
        fillRatio(test, limit: limit)
        if isInverted {
            effect = effect.isEmpty ? "" : "the rest \(effect) rarer"
            harm = ""
        }
    }

    /// The ratio's estimate, interval and limit.
    mutating func fillRatio(_ test: RatioTest, limit: Double) {
        effect = test.estimate.map(NumberText.ratio) ?? ""
        harm = "worse"
        if test.estimate != nil {
            interval = NumberText.interval(test.interval)
        }
        self.limit = NumberText.ratio(limit)
        proof = "proven under \(NumberText.ratio(limit))"
    }

    /// One share and its limit.
    mutating func fill(_ shown: RatioRow, bound: ShareTest.Bound, limit: Double) {
        sides = "canary \(Self.share(shown.canaryEvents, shown.canaryExposures))"
        effect = ""
        interval = ""
        harm = bound == .below ? "too many" : "too few"
        self.limit = NumberText.percent(limit)
        proof = "proven \(bound == .below ? "under" : "over") \(NumberText.percent(limit))"
    }

    /// "1.52% (91/6000)".
    static func share(_ events: Double, _ exposures: Double) -> String {
        let share = exposures > 0 ? events / exposures : 0
        return "\(NumberText.percent(share)) (\(NumberText.count(events))/\(NumberText.count(exposures)))"
    }
}
