import Foundation
import Metrics
import TestKit
import Testing

/// False alarms and speed of the events judge in simulated time, a look each minute, 10 % canary.
@Suite struct EventsCalibrationTests {
    private static func analysis(_ change: (inout Analysis) -> Void = { _ in }) -> Analysis {
        var check = Check(
            name: "errors",
            measure: .events(Selector(metric: "errors_total"), total: Selector(metric: "requests_total")))
        check.worseThan = 1.5
        var analysis = Analysis(
            name: "simulated", source: "main", canary: [LabelMatcher("version", .equal, "canary")],
            baseline: [LabelMatcher("version", .equal, "stable")], checks: [check])
        analysis.timing.deadlineSeconds = 1e9
        change(&analysis)
        return analysis
    }

    /// One run: errors at the healthy rate times a ratio.
    private static func rollout(
        seed: Int, requestsPerSecond: Double, rate: Double, ratio: Double, minutes: Double
    ) -> SimulatedRollout {
        var random = SeededRandom(seed: UInt64(seed))
        var rollout = SimulatedRollout(analysis())
        rollout.run(
            EventStream(
                requestsPerSecond: requestsPerSecond, canaryShare: 0.1, baselineRate: rate, canaryRate: rate * ratio),
            minutes: minutes, from: &random)
        return rollout
    }

    @Test(arguments: [(100.0, 0.005), (5.0, 0.01)])
    func equalVersionsAreRarelyFailed(_ requestsPerSecond: Double, _ rate: Double) {
        let runs = CalibrationRuns.count(100, full: 2000)
        let failed = (0..<runs).count { seed in
            Self.rollout(seed: seed, requestsPerSecond: requestsPerSecond, rate: rate, ratio: 1, minutes: 360)
                .firstMinute(.fail) != nil
        }
        CalibrationRuns.report(
            "equal \(requestsPerSecond)/s \(rate), 6 h: failed \(failed) of \(runs) (seeds 0..<\(runs))")
        #expect(failed * 100 <= runs)
    }

    @Test(arguments: [(100.0, 0.005, 3.0, 5.0), (100.0, 0.005, 2.0, 20.0), (5.0, 0.01, 3.0, 60.0)])
    func worseVersionsAreStopped(_ requestsPerSecond: Double, _ rate: Double, _ ratio: Double, _ limit: Double) {
        let runs = CalibrationRuns.count(20, full: 500)
        let minutes = (0..<runs).map { seed in
            Self.rollout(
                seed: 10_000 + seed, requestsPerSecond: requestsPerSecond, rate: rate, ratio: ratio, minutes: 240
            )
            .firstMinute(.fail) ?? .infinity
        }
        let prompt = (0..<(CalibrationRuns.isFull ? runs : 0)).map { seed in
            Self.rollout(
                seed: 10_000 + seed, requestsPerSecond: requestsPerSecond, rate: rate, ratio: ratio, minutes: 240
            )
            .firstMinute(.fail, step: 10) ?? .infinity
        }
        if !prompt.isEmpty {
            CalibrationRuns.report(
                "\(ratio)x \(requestsPerSecond)/s \(rate), a look each 10 s: stopped after "
                    + "\(CalibrationRuns.quantile(prompt, 0.5)) min in the median")
        }
        let median = CalibrationRuns.quantile(minutes, 0.5)
        CalibrationRuns.report(
            "\(ratio)x \(requestsPerSecond)/s \(rate): stopped after \(median) min in the median, "
                + "90 % \(CalibrationRuns.quantile(minutes, 0.9)) (\(runs) runs, seeds from 10000)")
        #expect(median <= limit)
    }

    @Test(arguments: [(100.0, 0.005, 60.0), (5.0, 0.01, .infinity)])
    func equalVersionsPass(_ requestsPerSecond: Double, _ rate: Double, _ limit: Double) {
        let runs = CalibrationRuns.count(10, full: 500)
        let minutes = (0..<runs).map { seed in
            Self.rollout(seed: 20_000 + seed, requestsPerSecond: requestsPerSecond, rate: rate, ratio: 1, minutes: 240)
                .firstMinute(.pass) ?? .infinity
        }
        let median = CalibrationRuns.quantile(minutes, 0.5)
        CalibrationRuns.report(
            "equal \(requestsPerSecond)/s \(rate): passed after \(median) min in the median, "
                + "90 % \(CalibrationRuns.quantile(minutes, 0.9)) (\(runs) runs, seeds from 20000)")
        #expect(median <= limit)
    }

    @Test func lateRegressionsAreSeen() {
        let runs = CalibrationRuns.count(5, full: 200)
        let minutes = (0..<runs).map { seed in
            var random = SeededRandom(seed: UInt64(30_000 + seed))
            var rollout = SimulatedRollout(Self.analysis())
            var stream = EventStream(requestsPerSecond: 100, canaryShare: 0.1, baselineRate: 0.005, canaryRate: 0.005)
            rollout.run(stream, minutes: 240, from: &random)
            stream.canaryRate = 0.015
            rollout.run(stream, minutes: 60, from: &random)
            rollout.forgetSteps()
            return (rollout.firstMinute(.fail) ?? .infinity) - 240
        }
        let median = CalibrationRuns.quantile(minutes, 0.5)
        CalibrationRuns.report(
            "3x from minute 240 on: stopped \(median) min later in the median, "
                + "90 % \(CalibrationRuns.quantile(minutes, 0.9)) (\(runs) runs, seeds from 30000)")
        #expect(median <= 20)
    }

    @Test func aSharedIncidentWhileTheWeightRampsFailsNobody() {
        let runs = CalibrationRuns.count(50, full: 1000)
        let failed = (0..<runs).count { seed in
            var random = SeededRandom(seed: UInt64(40_000 + seed))
            var rollout = SimulatedRollout(Self.analysis())
            for (step, share) in [0.05, 0.1, 0.25, 0.5].enumerated() {
                let rate = step < 2 ? 0.005 : 0.0125
                rollout.run(
                    EventStream(requestsPerSecond: 100, canaryShare: share, baselineRate: rate, canaryRate: rate),
                    minutes: 60, from: &random)
            }
            return rollout.firstMinute(.fail) != nil
        }
        CalibrationRuns.report(
            "ramp 5/10/25/50 % with a shared incident: failed \(failed) of \(runs) (seeds from 40000)")
        #expect(failed * 50 <= runs)
    }

    /// What φ = 2 without calibration does not cover: events that come in batches. Measured for the documentation.
    @Test(.enabled(if: CalibrationRuns.isFull), arguments: [2.0, 3.0])
    func clusteredEventsAreReported(_ batch: Double) {
        let runs = 500
        let failed = (0..<runs).count { seed in
            var random = SeededRandom(seed: UInt64(80_000 + seed))
            var rollout = SimulatedRollout(Self.analysis())
            rollout.run(
                EventStream(requestsPerSecond: 100, canaryShare: 0.1, baselineRate: 0.005, canaryRate: 0.005),
                minutes: 360, batch: batch, from: &random)
            return rollout.firstMinute(.fail) != nil
        }
        CalibrationRuns.report(
            "equal 100/s 0.5 %, events in batches of mean \(batch), 6 h: failed \(failed) of \(runs) (seeds from 80000)"
        )
    }

    @Test func muchTrafficDecidesWithinThirtySeconds() {
        let runs = CalibrationRuns.count(20, full: 500)
        var passed = 0
        var stopped = 0
        for seed in 0..<runs {
            for ratio in [1.0, 3.0] {
                var random = SeededRandom(seed: UInt64(50_000 + seed))
                var rollout = SimulatedRollout(
                    Self.analysis {
                        $0.timing.warmUpSeconds = 0
                        $0.timing.bakeSeconds = 0
                    })
                rollout.warmUpSeconds = 0
                rollout.closingSeconds = 2
                rollout.run(
                    EventStream(
                        requestsPerSecond: 2000, canaryShare: 0.5, baselineRate: 0.05, canaryRate: 0.05 * ratio),
                    minutes: 0.5, from: &random)
                let verdict = rollout.verdict(at: 30)
                if ratio == 1, verdict.state == .pass { passed += 1 }
                if ratio == 3, verdict.state == .fail, verdict.isCertain { stopped += 1 }
            }
        }
        CalibrationRuns.report(
            "1000/s a side, 5 %, at second 30: equal passed \(passed), 3x certain \(stopped) "
                + "of \(runs) (seeds from 50000)"
        )
        #expect(passed * 100 >= runs * 95)
        #expect(stopped == runs)
    }
}
