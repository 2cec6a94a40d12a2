/// How fast evidence grows at the traffic seen, towards one decision.
struct Outlook: Sendable, Equatable {
    /// ln E so far.
    var logE: Double
    /// Nats a minute, after φ; 0 where nothing can be expected.
    var gainPerMinute: Double

    /// Minutes until ln E reaches the target; nil when that cannot be expected.
    func minutes(to target: Double) -> Double? {
        if logE >= target { return 0 }
        guard gainPerMinute > 0 else { return nil }
        let minutes = (target - logE) / gainPerMinute
        return minutes < Verdict.unknownMinutes ? minutes : nil
    }
}
