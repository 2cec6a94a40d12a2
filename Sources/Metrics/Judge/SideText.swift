/// Sentences about a side that has no data.
enum SideText {
    /// Why a side has no requests to judge.
    static func missing(_ side: String, _ data: SideData, _ selector: String, isWarmingUp: Bool) -> String {
        let selector = ReasonText.clipped(selector, to: ReasonText.longestQuery)
        if data.hasOpenRequests { return "no \(side) requests counted yet: the first stratum has not closed" }
        if data.series == 0 {
            return "no \(side) data: \(selector) \(data.unusableSamples > 0 ? "holds no number" : "is empty")"
        }
        if isWarmingUp { return "warming up: no \(side) requests counted yet" }
        return "no \(side) requests yet in \(selector)"
    }
}
