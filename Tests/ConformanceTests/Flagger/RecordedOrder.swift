import Testing

/// What the replay of a recorded order needs to know beyond its bytes; exchanges are counted from 1.
struct RecordedOrder: Sendable, CustomTestStringConvertible {
    var name: String
    var canary: String
    /// Releases that the recording shows.
    var releases: Int
    /// Before this exchange the canary gets its first traffic in the replay.
    var trafficAt: Int
    /// Hooks that came while the canary had weight 0.
    var atWeightZero: Set<Int>

    var testDescription: String { name }

    static let all = [
        RecordedOrder(
            name: "order-podinfo", canary: "podinfo", releases: 2, trafficAt: 25,
            atWeightZero: [11, 14, 16, 18, 21, 23, 60]),
        RecordedOrder(
            name: "order-restart", canary: "podinfo", releases: 2, trafficAt: 8, atWeightZero: [2, 3, 4, 5, 6, 7]),
        RecordedOrder(name: "order-abtest", canary: "abtest", releases: 1, trafficAt: 2, atWeightZero: [1]),
        RecordedOrder(name: "order-bluegreen", canary: "bluegreen", releases: 1, trafficAt: 4, atWeightZero: [2, 3]),
        RecordedOrder(name: "order-fails", canary: "fails", releases: 1, trafficAt: 8, atWeightZero: []),
        RecordedOrder(name: "order-rolls-back", canary: "rolls-back", releases: 1, trafficAt: 2, atWeightZero: [1]),
        RecordedOrder(name: "order-skip-analysis", canary: "agent", releases: 1, trafficAt: 1, atWeightZero: []),
    ]
}
