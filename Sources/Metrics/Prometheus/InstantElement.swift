/// One element of a vector: a series and what it was at one time.
package struct InstantElement: Sendable, Equatable {
    /// In the source's order; the metric's name, where it is given, is the label `__name__`.
    package var labels: [Label]
    /// Unix seconds.
    package var time: Double
    package var value: Value

    /// A number or a native histogram.
    package enum Value: Sendable, Equatable {
        case number(Double)
        case histogram(NativeHistogram)
    }

    package init(labels: [Label], time: Double, value: Value) {
        self.labels = labels
        self.time = time
        self.value = value
    }
}
