/// Fetches raw samples stretch by stretch and hands them to a fold.
struct SampleFetch: Sendable {
    let client: PrometheusClient
    let timeoutSeconds: Double
    /// How far before the start values are looked for.
    let lookbackSeconds: Double

    /// Makes tracked series of one query's answer.
    typealias Reading<Value: Cumulative> =
        @Sendable (_ series: [Series], _ query: CountingQuery, _ number: Int, _ range: Range<Double>)
        -> [TrackedSeries<Value>]

    /// Brings the memory up to the window's end and returns a fold that is also cut there.
    func fold<Value: Cumulative>(
        _ queries: [CountingQuery], window: CountsWindow, kept: inout CountsMemory.Kept<Value>?,
        reading: Reading<Value>
    ) async throws(SourceProblem) -> StrataFold<Value> {
        var memory =
            kept.flatMap { $0.serves(queries, window) ? $0 : nil }
            ?? CountsMemory.Kept(queries, window, lookbackSeconds: lookbackSeconds)
        var fetched = memory.fold.position
        // What was counted is passed over; what has come late since counts with the next stratum.
        var overlap = fetched > window.start ? CountingLimits.overlapSeconds : 0
        var chunk = CountingLimits.chunkSeconds
        while fetched < window.end {
            let range = (fetched - overlap)..<min(window.end, fetched + chunk)
            do throws(SourceProblem) {
                for (number, query) in queries.enumerated() {
                    let series = try await matrix(query.selector, range)
                    memory.fold.add(reading(series, query, number, range))
                }
            } catch {
                guard error.isTooMuch, chunk / 2 >= CountingLimits.minimumChunkSeconds else { throw error }
                chunk /= 2
                continue
            }
            guard memory.fold.seriesCount <= CountingLimits.maximumSeries else {
                throw .tooManySeries(limit: CountingLimits.maximumSeries)
            }
            fetched = range.upperBound
            overlap = 0
            memory.fold.fold(fetchedUntil: fetched, seenAt: window.seenAt)
        }
        var result = memory.fold
        result.cut(at: window.end, seenAt: window.seenAt)
        memory.fold.forgetUncounted()
        // Before the spacing is known nothing is counted: begin anew next time.
        kept = memory.fold.spacing == .undecided ? nil : memory
        return result
    }

    /// The raw samples of a stretch: a range selector, evaluated at the stretch's end.
    private func matrix(_ selector: Selector, _ range: Range<Double>) async throws(SourceProblem) -> [Series] {
        let length = PromQLTime.duration(range.upperBound - range.lowerBound)
        let answer = try await client.instant(
            "\(selector.promQL())[\(length)]", time: range.upperBound, timeoutSeconds: timeoutSeconds)
        guard case .matrix(let series) = answer.result else {
            throw .unsuitable("a \(answer.result.type) where raw samples were asked for")
        }
        return series
    }
}

extension SourceProblem {
    /// A shorter stretch may get through.
    fileprivate var isTooMuch: Bool {
        switch self {
        case .tooManySamples, .tooManySeries, .transport(.tooLarge): true
        // Prometheus's own limit, --query.max-samples.
        case .refused(422, _, let error): error.contains("too many samples")
        default: false
        }
    }
}
