import Glibc

/// A stable and a canary model server under random traffic; a value, moved on by the time that it is told.
///
/// The same seed, settings and step give the same counts, whenever and however often it is looked at.
package struct SimulatedModel: Sendable {
    package let app: String
    package let namespace: String
    package private(set) var stable: SimulatedSide
    package private(set) var canary: SimulatedSide
    package private(set) var settings: SimulationSettings
    private let seed: UInt64
    private let stepSeconds: Double
    private var steps = 0
    private var random: SeededRandom
    private var stableBehaviour: SimulatedBehaviour
    private var canaryBehaviour: SimulatedBehaviour

    /// - Parameter stepSeconds: The grain of time; counts change in such steps alone.
    package init(
        app: String, namespace: String, settings: SimulationSettings, seed: UInt64, stepSeconds: Double = 0.25
    ) {
        self.app = app
        self.namespace = namespace
        self.settings = settings
        self.seed = seed
        self.stepSeconds = stepSeconds
        random = SeededRandom(seed: seed)
        // Pods as Flagger's two Deployments name them.
        stable = SimulatedSide(prefix: "\(app)-primary")
        canary = SimulatedSide(prefix: app)
        stableBehaviour = SimulatedBehaviour(settings, isCanary: false)
        canaryBehaviour = SimulatedBehaviour(settings, isCanary: true)
        scale()
    }

    /// The time up to which requests have been counted.
    package var seconds: Double { Double(steps) * stepSeconds }

    /// Changes what comes from now on; what was counted stays.
    package mutating func change(to settings: SimulationSettings) {
        self.settings = settings
        stableBehaviour = SimulatedBehaviour(settings, isCanary: false)
        canaryBehaviour = SimulatedBehaviour(settings, isCanary: true)
        scale()
    }

    /// Counts the requests up to the last step that ends by then; does nothing for a time that has passed already.
    package mutating func advance(to seconds: Double) {
        let last = Int((seconds / stepSeconds).rounded(.down))
        while steps < last {
            steps += 1
            step()
        }
    }

    private mutating func step() {
        let time = seconds
        let swing = 1 + settings.diurnal * sin(2 * .pi * time / 86_400)
        let mean = settings.rate * swing * stepSeconds
        let share = canary.pods.isEmpty ? 0 : settings.canaryWeight / 100
        stable.serve(mean: mean * (1 - share), at: time, stableBehaviour, &random)
        canary.serve(mean: mean * share, at: time, canaryBehaviour, &random)
    }

    private mutating func scale() {
        stable.scale(to: settings.pods, seed: seed)
        canary.scale(to: settings.canaryPods, seed: seed &+ 1)
    }
}
