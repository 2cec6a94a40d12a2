/// The time between two samples of a target, measured once for a whole window.
enum SampleSpacing: Sendable, Equatable {
    /// Too little was seen so far; nothing closes yet.
    case undecided
    case measured(seconds: Double)
    /// The first ten minutes had too few samples to tell.
    case unknown

    var seconds: Double? {
        if case .measured(let seconds) = self { seconds } else { nil }
    }

    private static let neededGaps = 3
    /// Samples closer together are of one moment, written with times of their own. Seconds.
    private static let shortestGap = 0.5

    /// Measures from the sample times of each target, each list ascending.
    ///
    /// The median of all gaps before the start, where there are three, else of the first three after it. Either set
    /// never changes once it is closed, so that later looks measure the same.
    static func measure(_ times: [[Double]], start: Double, fetchedUntil: Double, seenAt: Double) -> SampleSpacing {
        let gaps = times.flatMap { times in zip(times, times.dropFirst()).map { (end: $1, length: $1 - $0) } }
            .filter { $0.length >= shortestGap }
        let before = gaps.filter { $0.end <= start }.map(\.length)
        if before.count >= neededGaps {
            let spacing = median(before)
            let isClosed = fetchedUntil >= start && start + StrataGrid.delay(spacing) <= seenAt
            return isClosed ? .measured(seconds: spacing) : .undecided
        }
        let last = start + CountingLimits.fineSeconds
        let ends = gaps.filter { $0.end <= last }.map(\.end).sorted()
        guard ends.count >= neededGaps else {
            let isOver = fetchedUntil >= last && last + CountingLimits.maximumDelaySeconds <= seenAt
            return isOver ? .unknown : .undecided
        }
        let decisive = ends[neededGaps - 1]
        let spacing = median(gaps.filter { $0.end <= decisive }.map(\.length))
        return decisive + StrataGrid.delay(spacing) <= seenAt ? .measured(seconds: spacing) : .undecided
    }

    private static func median(_ lengths: [Double]) -> Double {
        lengths.sorted()[lengths.count / 2]
    }
}
