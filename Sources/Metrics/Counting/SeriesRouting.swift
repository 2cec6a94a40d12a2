/// Sorts the series of an answer by side, role and target.
enum SeriesRouting {
    /// Labels that tell one pod or instance from another, as scrapers, sidecars and push gateways name them.
    private static let targetLabels: Set<String> = [
        "instance", "job", "pod", "namespace", "container", "pod_name", "kubernetes_pod_name", "exported_instance",
        "exported_job", "exported_pod", "exported_namespace",
    ]

    /// The places at which a series is counted: none, one, or one on each side where the sides overlap.
    ///
    /// - Parameter ignoring: a label that does not tell series apart, `le` for a histogram's buckets.
    static func places(
        of labels: [Label], in query: CountingQuery, number: Int, ignoring ignored: String? = nil
    ) -> [SeriesPlace] {
        let sorted = labels.filter { $0.name != ignored }.sorted()
        let target = sorted.filter { targetLabels.contains($0.name) }
        var places: [SeriesPlace] = []
        for side in [Side.canary, .baseline] {
            guard let assignment = query.assignments.first(where: { $0.side == side && $0.takes(labels) }) else {
                continue
            }
            places.append(
                SeriesPlace(
                    side: side, role: assignment.role, target: "\(side.rawValue)\u{0}" + text(target),
                    key: "\(number)\u{0}" + text(sorted)))
        }
        return places
    }

    private static func text(_ labels: [Label]) -> String {
        labels.map { "\($0.name)\u{0}\($0.value)\u{0}" }.joined()
    }
}
