/// Verdicts as they were given.
package struct EvaluationMetrics: Sendable {
    /// Through which contract a verdict was asked for.
    package enum Kind: String, Sendable, CaseIterable {
        case flagger
        case argo
        case api
    }

    /// Why a verdict had to be inconclusive.
    package enum BlindReason: String, Sendable, CaseIterable {
        /// The source did not answer, or not usably.
        case source
        /// The source answered and one side has no data.
        case noData = "no_data"
        /// The deadline passed without a decision.
        case deadline
    }

    private static let verdicts = ["pass", "fail", "pending", "inconclusive"]

    private let verdicts: MetricFamily<Counter>
    private let duration: Histogram
    private let blind: MetricFamily<Counter>

    init(_ registry: MetricsRegistry) {
        verdicts = registry.counter(
            "analysisgate_evaluations_total", "Verdicts by who asked and what they were.",
            labels: ["kind", "verdict"])
        duration =
            registry.histogram(
                "analysisgate_evaluation_duration_seconds",
                "Time from a question to its verdict, the source's included.",
                bounds: HTTPMetrics.bounds
            ).only
        blind = registry.counter(
            "analysisgate_inconclusive_total", "Verdicts that had to be inconclusive, by the reason.",
            labels: ["reason"])
        for kind in Kind.allCases {
            for verdict in Self.verdicts { _ = verdicts.with(kind.rawValue, verdict) }
        }
        for reason in BlindReason.allCases { _ = blind.with(reason.rawValue) }
    }

    /// Counts one verdict.
    ///
    /// - Parameter verdict: the name of a `Verdict.State`.
    package func given(_ kind: Kind, verdict: String, seconds: Double) {
        verdicts.with(kind.rawValue, verdict).add()
        duration.observe(seconds)
    }

    /// Counts the reason of an inconclusive verdict, beside the verdict itself.
    package func inconclusive(_ reason: BlindReason) {
        blind.with(reason.rawValue).add()
    }
}
