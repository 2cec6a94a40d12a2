import Metrics

extension Preset {
    /// Istio's standard metrics as the destination's proxy reports them; times are in milliseconds.
    ///
    /// Beside `flagger` the workload's name tells the sides apart. Beside `argo` it cannot: Istio strips the hash from
    /// a pod's name, so both versions are one workload, and the pod label that `argo` brings is used.
    package static let istio = Preset(
        name: "istio",
        kind: .series,
        sidesBeside: [
            "flagger": Sides(
                canary: [
                    LabelMatcher("destination_workload_namespace", .equal, "{{namespace}}"),
                    LabelMatcher("destination_workload", .equal, "{{target}}"),
                ],
                baseline: [
                    LabelMatcher("destination_workload_namespace", .equal, "{{namespace}}"),
                    LabelMatcher("destination_workload", .equal, "{{target}}-primary"),
                ])
        ],
        checks: [
            .events(
                Selector(
                    metric: "istio_requests_total",
                    matchers: [byDestination, LabelMatcher("response_code", .matches, "5..")]),
                total: Selector(metric: "istio_requests_total", matchers: [byDestination])),
            .latency(
                Selector(metric: "istio_request_duration_milliseconds", matchers: [byDestination]),
                ignoreBelow: 10),
        ])

    /// Both proxies report each request; the source's knows nothing of the pod.
    private static let byDestination = LabelMatcher("reporter", .equal, "destination")
}
