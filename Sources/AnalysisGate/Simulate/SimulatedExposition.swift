import Glibc

/// Writes a simulated model's metrics in Prometheus's text format 0.0.4, with the names of the preset `seed`.
package struct SimulatedExposition {
    private var text = ""
    private let model: SimulatedModel
    private let sides: [(version: String, side: SimulatedSide)]

    package static func text(of model: SimulatedModel) -> String {
        var exposition = SimulatedExposition(model)
        exposition.writePredictions()
        exposition.writeHistogram(
            "model_prediction_latency_seconds", "Time from request to answer.",
            edges: SimulatedBehaviour.latencyEdges
        ) { ($0.latencies, $0.latencySum) }
        exposition.writeHistogram(
            "model_prediction_confidence", "Confidence of the predicted class.",
            edges: SimulatedBehaviour.confidenceEdges
        ) { counts in
            // The middle of a bucket stands for what is in it.
            let sum = zip(counts.confidences, SimulatedBehaviour.confidenceEdges).reduce(0) {
                $0 + Double($1.0) * ($1.1 - 0.025)
            }
            return (counts.confidences, sum)
        }
        exposition.writeGauges()
        return exposition.text
    }

    private init(_ model: SimulatedModel) {
        self.model = model
        sides = [("stable", model.stable), ("canary", model.canary)]
    }

    private mutating func writePredictions() {
        head("model_predictions_total", "counter", "Predictions asked for, by outcome and predicted class.")
        eachPod { exposition, labels, counts in
            for (name, count) in zip(SimulatedBehaviour.classes, counts.predictions) {
                exposition.line("model_predictions_total", "\(labels),status=\"success\",predicted=\"\(name)\"", count)
            }
            exposition.line("model_predictions_total", "\(labels),status=\"error\"", counts.errors)
        }
    }

    private mutating func writeHistogram(
        _ name: String, _ help: String, edges: [Double], _ values: (SimulatedCounts) -> (counts: [Int], sum: Double)
    ) {
        head(name, "histogram", help)
        eachPod { exposition, labels, counts in
            let (buckets, sum) = values(counts)
            var below = 0
            for (edge, count) in zip(edges, buckets) {
                below += count
                exposition.line("\(name)_bucket", "\(labels),le=\"\(edge)\"", below)
            }
            let all = buckets.reduce(0, +)
            exposition.line("\(name)_bucket", "\(labels),le=\"+Inf\"", all)
            exposition.line("\(name)_sum", labels, sum)
            exposition.line("\(name)_count", labels, all)
        }
    }

    /// What some model servers work out themselves, over the last minute; nothing where nothing was counted.
    private mutating func writeGauges() {
        let recent = sides.map { (labels: sideLabels($0.version), counts: $0.side.recent) }
        let busy = recent.filter { $0.counts.requests > 0 }
        head("model_error_rate", "gauge", "Share of failed predictions in the last minute.")
        for (labels, counts) in busy {
            line("model_error_rate", labels, Double(counts.errors) / Double(counts.requests))
        }
        head("model_latency_p99", "gauge", "99th percentile of the latency in the last minute, in seconds.")
        for (labels, counts) in busy {
            line("model_latency_p99", labels, Self.quantile(0.99, counts.latencies))
        }
        head("model_prediction_drift", "gauge", "PSI of the confidence against the stable version, last minute.")
        for (labels, counts) in busy {
            line(
                "model_prediction_drift", labels, Self.stabilityIndex(recent[0].counts.confidences, counts.confidences))
        }
    }

    private mutating func eachPod(_ body: (inout SimulatedExposition, String, SimulatedCounts) -> Void) {
        for (version, side) in sides {
            for pod in side.pods {
                body(&self, "\(sideLabels(version)),pod=\"\(pod.name)\"", pod.counts)
            }
        }
    }

    private func sideLabels(_ version: String) -> String {
        "app=\"\(model.app)\",namespace=\"\(model.namespace)\",version=\"\(version)\""
    }

    private mutating func head(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    private mutating func line(_ name: String, _ labels: String, _ value: some CustomStringConvertible) {
        text += "\(name){\(labels)} \(value)\n"
    }

    /// By linear interpolation in the bucket, as `histogram_quantile` does.
    private static func quantile(_ share: Double, _ counts: [Int]) -> Double {
        let rank = share * Double(counts.reduce(0, +))
        var below = 0.0
        var lower = 0.0
        for (count, upper) in zip(counts, SimulatedBehaviour.latencyEdges) {
            if below + Double(count) >= rank, count > 0 {
                return lower + (upper - lower) * (rank - below) / Double(count)
            }
            below += Double(count)
            lower = upper
        }
        return lower
    }

    /// Population stability index, half a count added to each bucket so that empty ones do not make it infinite.
    private static func stabilityIndex(_ expected: [Int], _ actual: [Int]) -> Double {
        let size = Double(expected.count) / 2
        let (all, others) = (Double(expected.reduce(0, +)) + size, Double(actual.reduce(0, +)) + size)
        return zip(expected, actual).reduce(0) { sum, pair in
            let (left, right) = ((Double(pair.0) + 0.5) / all, (Double(pair.1) + 0.5) / others)
            return sum + (right - left) * log(right / left)
        }
    }
}
