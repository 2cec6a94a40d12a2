/// Sentences about a side that has no data.
enum SideText {
    /// Why a side has no requests to judge.
    static func missing(_ side: String, _ data: SideData, _ selector: String, isWarmingUp: Bool) -> String {
        if data.series == 0 { return "no \(side) data: \(selector) is empty" }
        if data.unusableSamples > 0 && data.lastSample == nil { return "no \(side) data: \(selector) holds no number" }
        if isWarmingUp { return "warming up: no \(side) requests counted yet" }
        return "no \(side) requests yet in \(selector)"
    }
}
