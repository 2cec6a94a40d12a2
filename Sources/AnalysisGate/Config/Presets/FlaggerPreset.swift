import Metrics

extension Preset {
    /// Sides as Flagger makes them: the Deployment `target` is the canary, its copy `target-primary` the baseline.
    ///
    /// A pod of a Deployment is named `deployment-<ReplicaSet>-<five characters>`. The canary's expression allows
    /// exactly two parts behind the name, so it does not match the primary's pods, which have three.
    package static let flagger = Preset(
        name: "flagger",
        kind: .sides,
        sides: Sides(
            canary: [
                LabelMatcher("namespace", .equal, "{{namespace}}"),
                LabelMatcher("pod", .matches, "{{target}}-[0-9a-z]+-[0-9a-z]+"),
            ],
            baseline: [
                LabelMatcher("namespace", .equal, "{{namespace}}"),
                LabelMatcher("pod", .matches, "{{target}}-primary-[0-9a-z]+-[0-9a-z]+"),
            ]))
}
