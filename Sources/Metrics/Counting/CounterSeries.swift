/// Turns the series of an answer into counters over time.
enum CounterSeries {
    static func read(
        _ series: [Series], in query: CountingQuery, number: Int, within range: Range<Double>
    ) -> [TrackedSeries<Double>] {
        series.flatMap { series -> [TrackedSeries<Double>] in
            let samples = zip(series.times, series.values).filter { HistogramSeries.isInside($0.0, range) }.map {
                TimedValue(time: $0.0, value: $0.1)
            }
            guard !samples.isEmpty else { return [] }
            return SeriesRouting.places(of: series.labels, in: query, number: number).map {
                TrackedSeries(place: $0, samples: samples)
            }
        }
    }
}
