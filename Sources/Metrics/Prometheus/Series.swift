/// One series of a matrix: its samples in order of time, times and values each in one piece.
package struct Series: Sendable, Equatable {
    /// In the source's order; the metric's name, where it is given, is the label `__name__`.
    package var labels: [Label]
    /// Unix seconds, one for each of `values`.
    package var times: [Double]
    package var values: [Double]
    /// Samples that are native histograms; a series may hold both kinds.
    package var histograms: [HistogramSample]

    package init(
        labels: [Label], times: [Double] = [], values: [Double] = [], histograms: [HistogramSample] = []
    ) {
        self.labels = labels
        self.times = times
        self.values = values
        self.histograms = histograms
    }
}

extension [Label] {
    /// The label's value; nil where the series has no such label.
    package subscript(name: String) -> String? {
        first { $0.name == name }?.value
    }
}
