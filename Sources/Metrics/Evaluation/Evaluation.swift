/// Asks a source what an analysis needs and has the judge say what it means.
package struct Evaluation: Sendable {
    /// Checks of one analysis that are asked about at a time.
    package static let parallelChecks = 8

    private let client: PrometheusClient
    private let timeoutSeconds: Double

    /// - Parameter timeoutSeconds: for each query.
    package init(client: PrometheusClient, timeoutSeconds: Double) {
        self.client = client
        self.timeoutSeconds = timeoutSeconds
    }

    /// The verdict on a window; its fields filled in, the same data give the same one.
    ///
    /// - Parameter memory: what earlier looks at the same window have counted; the verdict is the same without it.
    package func verdict(
        on analysis: Analysis, window: CountsWindow, memory: inout EvaluationMemory
    ) async -> Verdict {
        let whole = window
        let window = whole.narrowed(to: analysis.timing.windowSeconds)
        let sides = Sides(canary: analysis.canary, baseline: analysis.baseline)
        let known = memory.counts
        let looks = await withTaskGroup(of: Look.self) { group in
            var looks: [Look?] = Array(repeating: nil, count: analysis.checks.count)
            for (index, check) in analysis.checks.enumerated() {
                if index >= Self.parallelChecks, let look = await group.next() { looks[look.index] = look }
                let kept = known[check.name] ?? CountsMemory()
                group.addTask { await self.look(at: check, index, sides, window, kept) }
            }
            for await look in group { looks[look.index] = look }
            return looks.compactMap { $0 }
        }
        for look in looks { memory.counts[analysis.checks[look.index].name] = look.memory }
        return Judge(analysis).verdict(
            looks.map(\.data), start: window.start, end: window.end,
            waitingSince: window.start > whole.start ? whole.start : nil, memory: &memory.judge)
    }

    /// What one check's questions were answered with.
    private struct Look: Sendable {
        var index: Int
        var data: CheckData
        var memory: CountsMemory
    }

    private func look(
        at check: Check, _ index: Int, _ sides: Sides, _ window: CountsWindow, _ kept: CountsMemory
    ) async -> Look {
        var memory = kept
        let reader = CountsReader(client: client, timeoutSeconds: timeoutSeconds)
        do throws(SourceProblem) {
            let data: CheckData
            switch check.measure {
            case .events(let events, let total):
                data = .events(
                    try await reader.events(events, total: total, sides: sides, window: window, memory: &memory))
            case .histogram(let selector, _):
                data = .histogram(
                    try await reader.histogram(selector, sides: sides, window: window, memory: &memory))
            case .query(let query):
                data = .numbers(try await numbers(query, at: window.end), query: query)
            }
            return Look(index: index, data: data, memory: memory)
        } catch {
            if case .unsuitable = error {
                return Look(index: index, data: .unfit(error.message, queries: []), memory: kept)
            }
            return Look(index: index, data: .unanswered(error.message, queries: []), memory: kept)
        }
    }

    /// The elements that a query answers with; a native histogram is none that a limit can be held against.
    private func numbers(_ query: String, at time: Double) async throws(SourceProblem) -> [Double] {
        switch try await client.instant(query, time: time, timeoutSeconds: timeoutSeconds).result {
        case .scalar(_, let value): return [value]
        case .vector(let elements):
            var numbers: [Double] = []
            for element in elements {
                guard case .number(let value) = element.value else {
                    throw .unsuitable("a native histogram, where a check needs one number")
                }
                numbers.append(value)
            }
            return numbers
        case .matrix, .string: throw .unsuitable("no number: a check needs an instant vector of one element")
        }
    }
}

extension CountsWindow {
    /// The last so many seconds of the window; the whole for nil.
    fileprivate func narrowed(to seconds: Double?) -> CountsWindow {
        guard let seconds else { return self }
        var narrowed = self
        narrowed.start = max(start, end - seconds)
        return narrowed
    }
}
