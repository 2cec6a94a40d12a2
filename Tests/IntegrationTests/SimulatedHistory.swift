import AnalysisGate
import TestKit

/// The past of two simulated model servers, as samples that a test writes into Prometheus.
struct SimulatedHistory {
    private var samples: [String: [(milliseconds: Int64, value: Double)]] = [:]
    private var model: SimulatedModel
    private let start: Double
    private let spacingSeconds: Double

    /// - Parameters:
    ///   - start: Unix seconds of the model's beginning.
    ///   - spacingSeconds: From one sample of a series to the next.
    init(start: Double, spacingSeconds: Double = 5, seed: UInt64 = 1, _ settings: SimulationSettings) {
        self.start = start
        self.spacingSeconds = spacingSeconds
        model = SimulatedModel(
            app: "churn", namespace: "ml", settings: settings, seed: seed, stepSeconds: spacingSeconds)
        scrape()
    }

    /// Lets so much time pass.
    mutating func run(seconds: Double) {
        let end = model.seconds + seconds
        while model.seconds < end {
            model.advance(to: model.seconds + spacingSeconds)
            scrape()
        }
    }

    mutating func change(_ change: (inout SimulationSettings) -> Void) {
        var settings = model.settings
        change(&settings)
        model.change(to: settings)
    }

    /// Everything since the last call.
    mutating func takeSeries() -> [WrittenSeries] {
        defer { samples = [:] }
        return samples.sorted { $0.key < $1.key }.map { key, samples in
            // Label values of the model hold neither commas nor quotes.
            let parts = key.split(separator: "{", maxSplits: 1)
            let labels = parts[1].dropLast().split(separator: ",").map { label in
                let sides = label.split(separator: "=", maxSplits: 1)
                return (String(sides[0]), String(sides[1].dropFirst().dropLast()))
            }
            return WrittenSeries(String(parts[0]), Dictionary(uniqueKeysWithValues: labels), samples)
        }
    }

    private mutating func scrape() {
        let time = Int64((start + model.seconds) * 1000)
        for line in SimulatedExposition.text(of: model).split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let value = Double(parts[1]) else { continue }
            samples[String(parts[0]), default: []].append((time, value))
        }
    }
}
