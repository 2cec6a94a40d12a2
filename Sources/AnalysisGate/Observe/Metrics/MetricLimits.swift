/// The metrics' named limits.
package enum MetricLimits {
    /// Series of one metric; what has further label values is counted under `other`.
    package static let seriesPerMetric = 500
    /// Stands in the place of label values that came too late.
    package static let otherValue = "other"
}
