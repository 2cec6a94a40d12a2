/// The unit of a metric's values, read from its name as Prometheus's conventions have it.
enum MeasureUnit: Sendable {
    case seconds
    case milliseconds
    case none

    init(metric: String) {
        var name = Substring(metric)
        if name.hasSuffix("_bucket") { name = name.dropLast("_bucket".count) }
        self =
            name.hasSuffix("_seconds")
            ? .seconds
            : name.hasSuffix("_milliseconds") || name.hasSuffix("_ms") ? .milliseconds : .none
    }

    /// A value for people.
    func text(_ value: Double) -> String {
        switch self {
        case .seconds: NumberText.seconds(value)
        case .milliseconds: NumberText.seconds(value / 1000)
        case .none: NumberText.significant(value, digits: 3)
        }
    }
}

extension NumberText {
    /// "p95", "p99.9".
    static func quantile(_ quantile: Double) -> String { "p" + significant(quantile * 100, digits: 5) }
}
