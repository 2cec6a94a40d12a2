import Foundation
import TestKit

/// Two versions of a model under the same even traffic, as samples a second apart.
struct ModelTraffic {
    var app: String
    /// Further labels of every series.
    var labels: [String: String] = [:]
    /// Unix seconds of the first sample, where every counter is 0.
    var start: Double
    var seconds = 120
    var requestsPerSecond = 1000.0
    var canaryErrors = 0.05
    var baselineErrors = 0.05

    /// The counters of both versions; a time ahead of now is fine, Prometheus shows a sample when its time has come.
    var series: [WrittenSeries] {
        version("canary", canaryErrors) + version("stable", baselineErrors)
    }

    private func version(_ version: String, _ errorShare: Double) -> [WrittenSeries] {
        [("error", errorShare), ("ok", 1 - errorShare)].map { status, share in
            let samples = (0...seconds).map { second in
                (
                    milliseconds: Int64((start + Double(second)) * 1000),
                    value: (Double(second) * requestsPerSecond * share).rounded()
                )
            }
            let own = ["app": app, "version": version, "status": status, "pod": "\(app)-\(version)-0"]
            return WrittenSeries("model_predictions_total", own.merging(labels) { $1 }, samples)
        }
    }

    /// A check of the share of errors, and nothing to wait for: the analysis that this traffic is made for.
    ///
    /// - Parameter labels: Matchers beyond app and version, as `run: "a"`.
    static func analysis(_ name: String = "churn", labels: String = "") -> String {
        let more = labels.isEmpty ? "" : ", \(labels)"
        return """
            \(name):
                canary: {app: "{{target}}", version: canary\(more)}
                baseline: {app: "{{target}}", version: stable\(more)}
                warmUp: 0s
                bake: 0s
                checks:
                  errors: {events: 'model_predictions_total{status="error"}', total: model_predictions_total}

            """
    }
}
