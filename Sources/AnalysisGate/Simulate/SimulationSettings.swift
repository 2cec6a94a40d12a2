/// What a simulated rollout looks like at the moment; may change while it runs.
package struct SimulationSettings: Sendable, Equatable {
    /// Requests per second of both sides together, averaged over a day.
    package var rate = 100.0
    /// Percent of the requests that go to the canary while it has pods.
    package var canaryWeight = 10.0
    /// Share of the stable version's requests that fail.
    package var errorRate = 0.005
    package var canaryErrorFactor = 1.0
    /// Median of the stable version's latency.
    package var latencyMilliseconds = 40.0
    package var canaryLatencyFactor = 1.0
    /// Population stability index between the two sides' confidence, and between their predicted classes.
    package var drift = 0.0
    package var pods = 3
    /// Without pods there is no canary; each time it gets pods anew it is another revision.
    package var canaryPods = 1
    /// How far the rate swings up and down over 24 h, as a share of itself.
    package var diurnal = 0.0

    package init() {}

    /// A setting that is none, with what would be one.
    package struct Refusal: Error, Sendable, Equatable {
        package let message: String
    }

    /// One setting: its name outside, what it allows, and where it lives.
    private struct Entry {
        let name: String
        let meaning: String
        let allowed: ClosedRange<Double>
        let isWhole: Bool
        let read: (SimulationSettings) -> Double
        let write: (inout SimulationSettings, Double) -> Void

        init(
            _ name: String, _ meaning: String, _ allowed: ClosedRange<Double>,
            _ path: WritableKeyPath<SimulationSettings, Double>
        ) {
            (self.name, self.meaning, self.allowed, isWhole) = (name, meaning, allowed, false)
            read = { $0[keyPath: path] }
            write = { $0[keyPath: path] = $1 }
        }

        init(
            _ name: String, _ meaning: String, _ allowed: ClosedRange<Double>,
            _ path: WritableKeyPath<SimulationSettings, Int>
        ) {
            (self.name, self.meaning, self.allowed, isWhole) = (name, meaning, allowed, true)
            read = { Double($0[keyPath: path]) }
            write = { $0[keyPath: path] = Int($1) }
        }
    }

    private static var entries: [Entry] {
        [
            Entry("rate", "requests per second, both sides together", 0...100_000, \.rate),
            Entry("canary-weight", "percent of them that go to the canary", 0...100, \.canaryWeight),
            Entry("error-rate", "share of the stable version's requests that fail (0.005 or 0.5%)", 0...1, \.errorRate),
            Entry("canary-error-factor", "times as many on the canary", 0...1000, \.canaryErrorFactor),
            Entry("latency-ms", "median latency of the stable version", 0.1...60_000, \.latencyMilliseconds),
            Entry("canary-latency-factor", "times as long on the canary", 0.01...1000, \.canaryLatencyFactor),
            Entry("drift", "PSI of the canary's confidence and classes against the stable version's", 0...4, \.drift),
            Entry("pods", "pods of the stable version", 1...100, \.pods),
            Entry(
                "canary-pods", "pods of the canary; 0 for none, and a new revision after that", 0...100, \.canaryPods),
            Entry("diurnal", "swing of the rate over a day (0.5 or 50%)", 0...1, \.diurnal),
        ]
    }

    /// The settings' names in the order in which they are shown.
    package static var names: [String] { entries.map(\.name) }

    /// Each setting as it is shown to people.
    package var described: [(name: String, value: String, meaning: String)] {
        Self.entries.map { entry in
            let number = entry.read(self)
            return (entry.name, entry.isWhole ? "\(Int(number))" : "\(number)", entry.meaning)
        }
    }

    /// One line a setting: name, value, meaning.
    package var lines: [String] {
        described.map { "\($0.name) \($0.value)  # \($0.meaning)" }
    }

    /// Sets one setting by its name; a share or a percentage may be written with a percent sign.
    package mutating func set(_ name: String, to text: String) throws(Refusal) {
        guard let entry = Self.entries.first(where: { $0.name == name }) else {
            throw Refusal(message: "no setting \(name); there are \(Self.names.joined(separator: ", "))")
        }
        // The weight is in percent already, with or without the sign.
        let hasSign = text.hasSuffix("%")
        let scale = hasSign && entry.allowed.upperBound <= 1 ? 0.01 : 1
        guard let number = Double(hasSign ? text.dropLast() : text[...]).map({ $0 * scale }),
            entry.allowed.contains(number), !entry.isWhole || number == number.rounded()
        else {
            let kind = entry.isWhole ? "a whole number" : "a number"
            let (low, high) = (entry.allowed.lowerBound, entry.allowed.upperBound)
            throw Refusal(message: "\(name): \(text) is not \(kind) from \(low) to \(high)")
        }
        entry.write(&self, number)
    }
}
