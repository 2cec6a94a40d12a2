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
        var target = ""
        var key = "\(number)\u{0}"
        target.reserveCapacity(64)
        key.reserveCapacity(labels.reduce(16) { $0 + $1.name.utf8.count + $1.value.utf8.count + 2 })
        for label in isSorted(labels) ? labels : labels.sorted() where label.name != ignored {
            append(label, to: &key)
            if targetLabels.contains(label.name) { append(label, to: &target) }
        }
        var places: [SeriesPlace] = []
        for side in [Side.canary, .baseline] {
            guard let assignment = query.assignments.first(where: { $0.side == side && $0.takes(labels) }) else {
                continue
            }
            places.append(
                SeriesPlace(
                    side: side, role: assignment.role, target: "\(side.rawValue)\u{0}" + target, key: key))
        }
        return places
    }

    /// As sources have them; sorting anew would copy them.
    private static func isSorted(_ labels: [Label]) -> Bool {
        zip(labels, labels.dropFirst()).allSatisfy { $0.name < $1.name }
    }

    private static func append(_ label: Label, to text: inout String) {
        text += label.name
        text += "\u{0}"
        text += label.value
        text += "\u{0}"
    }
}
