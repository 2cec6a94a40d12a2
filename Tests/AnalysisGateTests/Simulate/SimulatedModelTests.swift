import AnalysisGate
import Foundation
import TestKit
import Testing

@Suite("Simulated model servers")
struct SimulatedModelTests {
    private func model(
        seed: UInt64 = 7, stepSeconds: Double = 0.25, _ change: (inout SimulationSettings) -> Void = { _ in }
    ) -> SimulatedModel {
        var settings = SimulationSettings()
        change(&settings)
        return SimulatedModel(
            app: "churn", namespace: "ml", settings: settings, seed: seed, stepSeconds: stepSeconds)
    }

    private func total(_ side: SimulatedSide) -> (requests: Int, errors: Int) {
        side.pods.reduce((0, 0)) { ($0.0 + $1.counts.requests, $0.1 + $1.counts.errors) }
    }

    @Test("the same seed gives the same counts, however often it is looked at")
    func deterministic() {
        var once = model()
        once.advance(to: 60)
        var often = model()
        for tick in 0...600 { often.advance(to: Double(tick) / 10) }
        #expect(SimulatedExposition.text(of: once) == SimulatedExposition.text(of: often))
        var other = model(seed: 8)
        other.advance(to: 60)
        #expect(SimulatedExposition.text(of: once) != SimulatedExposition.text(of: other))
        often.advance(to: 1)
        #expect(often.seconds == 60)
    }

    @Test("traffic, weight and errors are what was asked for")
    func rates() {
        var model = model(stepSeconds: 10) {
            $0.canaryWeight = 25
            $0.errorRate = 0.01
            $0.canaryErrorFactor = 3
            $0.canaryPods = 2
        }
        model.advance(to: 10_000)
        let (stable, canary) = (total(model.stable), total(model.canary))
        // One million requests; the bounds are five standard deviations.
        #expect(abs(Double(stable.requests) - 750_000) < 5 * 750_000.0.squareRoot())
        #expect(abs(Double(canary.requests) - 250_000) < 5 * 250_000.0.squareRoot())
        #expect(abs(Double(stable.errors) - 7500) < 5 * 7500.0.squareRoot())
        #expect(abs(Double(canary.errors) - 7500) < 5 * 7500.0.squareRoot())
        #expect(model.stable.pods.count == 3)
        for pod in model.canary.pods {
            #expect(abs(Double(pod.counts.requests) - 125_000) < 5 * 125_000.0.squareRoot())
        }
    }

    @Test("latency is lognormal about its median, and its sum fits")
    func latency() {
        let behaviour = SimulatedBehaviour(SimulationSettings(), isCanary: false)
        let edges = SimulatedBehaviour.latencyEdges
        let below = zip(behaviour.latencyShares, edges).filter { $1 <= 0.04 }.map(\.0).reduce(0, +)
        #expect(abs(below - 0.5) < 1e-12)
        #expect(abs(behaviour.latencyShares.reduce(0, +) - 1) < 1e-12)
        let mean = zip(behaviour.latencyShares, behaviour.latencyMeans).map(*).reduce(0, +)
        #expect(abs(mean - 0.04 * exp(0.125)) < 1e-12)
        for (index, edge) in edges.enumerated() where behaviour.latencyShares[index] > 1e-9 {
            #expect(behaviour.latencyMeans[index] <= edge)
        }
    }

    @Test("drift is the PSI of both distributions", arguments: [0, 0.05, 0.25, 1])
    func drift(psi: Double) {
        var settings = SimulationSettings()
        settings.drift = psi
        func index(_ shares: KeyPath<SimulatedBehaviour, [Double]>) -> Double {
            let stable = SimulatedBehaviour(settings, isCanary: false)[keyPath: shares]
            let canary = SimulatedBehaviour(settings, isCanary: true)[keyPath: shares]
            return zip(stable, canary).map { ($1 - $0) * log($1 / $0) }.reduce(0, +)
        }
        #expect(abs(index(\.classShares) - psi) < 1e-9)
        // Twenty buckets keep nearly all of it.
        #expect(index(\.confidenceShares) <= psi + 1e-12 && index(\.confidenceShares) >= 0.95 * psi)
    }

    @Test("the rate swings over the day and keeps its mean")
    func diurnal() {
        var model = model(stepSeconds: 60) { $0.diurnal = 0.5 }
        model.advance(to: 43_200)
        let (busy, _) = total(model.stable)
        model.advance(to: 86_400)
        let (all, _) = total(model.stable)
        // 1 + 0.5 · 2/π in the first half, 1 − 0.5 · 2/π in the second.
        #expect(abs(Double(busy) / Double(all) - (1 + 1 / Double.pi) / 2) < 0.005)
        #expect(abs(Double(all) / (90 * 86_400) - 1) < 0.01)
    }

    @Test("a canary that comes back is another revision with counters from nought")
    func revisions() {
        var model = model()
        model.advance(to: 10)
        let first = model.canary.pods
        #expect((first.first?.counts.requests ?? 0) > 0)
        var settings = model.settings
        settings.canaryPods = 0
        model.change(to: settings)
        let before = total(model.stable).requests
        model.advance(to: 20)
        #expect(model.canary.pods.isEmpty)
        // With the canary gone the stable version has all of the traffic.
        #expect(abs(total(model.stable).requests - before - 1000) < 160)
        settings.canaryPods = 2
        model.change(to: settings)
        #expect(model.canary.revision == 2)
        #expect(model.canary.pods.count == 2)
        #expect(model.canary.pods.allSatisfy { pod in pod.counts.requests == 0 && pod.name != first.first?.name })
    }

    @Test("promtool finds nothing wrong with the metrics")
    func exposition() async throws {
        var model = model { $0.drift = 0.5 }
        model.advance(to: 30)
        let text = SimulatedExposition.text(of: model)
        let checked = try await ChildProcess.run("promtool", ["check", "metrics"], input: text)
        #expect(checked.status == 0 && checked.output + checked.errors == "", "\(checked)")
        #expect(text.contains(#"model_predictions_total{app="churn",namespace="ml",version="canary",pod="churn-"#))
        #expect(text.contains(#"status="error"} "#))
        #expect(text.contains("model_latency_p99{"))
    }
}
