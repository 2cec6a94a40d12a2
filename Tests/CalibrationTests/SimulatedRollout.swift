import Foundation
import Metrics
import TestKit

/// A rollout in simulated time: strata as the counting makes them, looked at minute by minute.
struct SimulatedRollout {
    /// Strata close so long after their end.
    var closingSeconds = 15.0
    var warmUpSeconds = 60.0
    var analysis: Analysis
    private(set) var strata: [Stratum] = []
    private(set) var weightSteps: [Double] = []

    init(_ analysis: Analysis) { self.analysis = analysis }

    /// One stretch of traffic; later ones join where the last has ended.
    ///
    /// - Parameter batch: events come in geometric batches of that mean size; 1 for single ones.
    mutating func run(_ stream: EventStream, minutes: Double, batch: Double = 1, from random: inout SeededRandom) {
        var time = strata.last?.end ?? 0
        let end = time + minutes * 60
        if let last = strata.last, last.end > 0 { weightSteps.append(last.end) }
        while time < end {
            let width = min(time < 600 ? 10.0 : 60.0, end - time)
            var counts = stream.draw(seconds: width, from: &random)
            for side in [1, 3] where batch > 1 { counts[side] = random.batches(counts[side] / batch, mean: batch) }
            strata.append(
                Stratum(
                    start: time, end: time + width, canary: SideCount(total: counts[0], events: counts[1]),
                    baseline: SideCount(total: counts[2], events: counts[3])))
            time += width
        }
    }

    /// Forgets the weight steps: the stretches differ in their rates alone.
    mutating func forgetSteps() { weightSteps = [] }

    /// What is counted by that second.
    func counts(at time: Double) -> EventCounts {
        var counts = EventCounts()
        let closed = strata.filter { $0.end <= time - closingSeconds }
        counts.weightSteps = weightSteps.filter { $0 <= (closed.last?.start ?? -1) }
        let begins = [0] + counts.weightSteps
        for stratum in closed {
            let step = begins.last { $0 <= stratum.start } ?? 0
            if stratum.start < step + warmUpSeconds {
                counts.warmUp.append(stratum)
            } else {
                counts.strata.append(stratum)
            }
        }
        counts.canary.series = 1
        counts.baseline.series = 1
        return counts
    }

    func verdict(at time: Double) -> Verdict {
        Judge(analysis).verdict([.events(counts(at: time))], start: 0, end: time)
    }

    /// The first whole minute whose verdict is the state asked for; nil if there is none.
    func firstMinute(_ state: Verdict.State, step: Double = 60) -> Double? {
        let end = (strata.last?.end ?? 0) + closingSeconds
        if state == .fail {
            // The p-value never rises again: where it has not crossed at the end, no look has failed.
            let last = verdict(at: end)
            guard last.findings[0].pValue <= analysis.falseAlarms else { return nil }
        }
        for time in stride(from: step, through: end, by: step) where verdict(at: time).state == state {
            return time / 60
        }
        return nil
    }
}

extension SeededRandom {
    /// The sum of a Poisson number of geometric batches.
    fileprivate mutating func batches(_ expected: Double, mean: Double) -> Double {
        (0..<Int(poisson(expected))).reduce(0.0) { sum, _ in
            sum + 1 + (log(1 - uniform()) / log(1 - 1 / mean)).rounded(.down)
        }
    }
}
