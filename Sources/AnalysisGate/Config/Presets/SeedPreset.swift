import Metrics

extension Preset {
    /// The series `model_predictions_total{version,status}` and `model_prediction_latency_seconds{version}` of a model
    /// server: worse is an error rate 50 % above the stable version's, or a 95th percentile of latency 30 % above.
    ///
    /// The series name the sides themselves, by `version`, so that label decides whatever preset stands beside. A sides
    /// preset then narrows them to one rollout by labels of the pod, where the series carry these: each of its matchers
    /// lets a series pass that has no such label.
    package static let seed = Preset(
        name: "seed",
        kind: .series,
        sides: seedSides(),
        sidesBeside: [
            "flagger": seedSides(both: [
                LabelMatcher("namespace", .matches, "({{namespace}})?"),
                LabelMatcher("app", .matches, "({{target}}(-primary)?)?"),
            ]),
            "argo": seedSides(
                both: [LabelMatcher("namespace", .matches, "({{namespace}})?")],
                canary: [LabelMatcher("rollouts_pod_template_hash", .matches, "({{canary-hash}})?")],
                baseline: [LabelMatcher("rollouts_pod_template_hash", .matches, "({{stable-hash}})?")]),
        ],
        checks: [
            .events(
                Selector(metric: "model_predictions_total", matchers: [LabelMatcher("status", .equal, "error")]),
                total: Selector(metric: "model_predictions_total")),
            .latency(Selector(metric: "model_prediction_latency_seconds"), ignoreBelow: 0.01),
        ])

    private static func seedSides(
        both: [LabelMatcher] = [], canary: [LabelMatcher] = [], baseline: [LabelMatcher] = []
    ) -> Sides {
        Sides(
            canary: [LabelMatcher("version", .equal, "canary")] + both + canary,
            baseline: [LabelMatcher("version", .equal, "stable")] + both + baseline)
    }
}
