import Metrics

extension Preset {
    /// Sides as Argo Rollouts makes them: both versions' pods carry their ReplicaSet's hash in the label
    /// `rollouts-pod-template-hash`, which a scrape configuration turns into `rollouts_pod_template_hash`.
    ///
    /// The hashes are the arguments `canary-hash` and `stable-hash`, in an AnalysisTemplate taken from
    /// `podTemplateHashValue: Latest` and `Stable`.
    package static let argo = Preset(
        name: "argo",
        kind: .sides,
        sides: Sides(
            canary: [
                LabelMatcher("namespace", .equal, "{{namespace}}"),
                LabelMatcher("rollouts_pod_template_hash", .equal, "{{canary-hash}}"),
            ],
            baseline: [
                LabelMatcher("namespace", .equal, "{{namespace}}"),
                LabelMatcher("rollouts_pod_template_hash", .equal, "{{stable-hash}}"),
            ]))
}
