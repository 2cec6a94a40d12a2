/// Requests and events of two versions, drawn minute by minute.
public struct EventStream: Sendable {
    /// Requests a second of both versions together, and the canary's share of them.
    public var requestsPerSecond: Double
    public var canaryShare: Double
    /// Events per request.
    public var baselineRate: Double
    public var canaryRate: Double

    public init(requestsPerSecond: Double, canaryShare: Double, baselineRate: Double, canaryRate: Double) {
        self.requestsPerSecond = requestsPerSecond
        self.canaryShare = canaryShare
        self.baselineRate = baselineRate
        self.canaryRate = canaryRate
    }

    /// Canary requests and events, baseline requests and events over so many seconds.
    public func draw(seconds: Double, from random: inout SeededRandom) -> [Double] {
        let mean = requestsPerSecond * seconds
        let canary = random.poisson(mean * canaryShare)
        let baseline = random.poisson(mean * (1 - canaryShare))
        return [
            canary, random.binomial(canary, canaryRate), baseline, random.binomial(baseline, baselineRate),
        ]
    }
}
