package import Metrics

/// Answers questions from the sources of the configuration; keeps what is counted of each open epoch.
package actor SourceAnalyst: Analyst {
    /// Epochs whose counts are kept; of more the longest unasked are counted anew.
    package static let keptEpochs = 2000

    private struct Place: Hashable {
        var epoch: String
        var analysis: String
    }

    private struct Entry {
        var memory: EvaluationMemory
        var askedAt: Double
    }

    private let sources: SourcePool
    private var entries: [Place: Entry] = [:]

    package init(sources: SourcePool) {
        self.sources = sources
    }

    package func verdict(on question: AnalysisQuestion) async -> Verdict {
        let analysis = question.analysis
        guard let source = sources.client(named: analysis.source) else {
            var verdict = Verdict(
                state: .inconclusive, reason: "source \"\(analysis.source)\" is no longer configured",
                start: question.start, end: question.end)
            verdict.sourceAnswered = false
            return verdict
        }
        let place = Place(epoch: question.epoch, analysis: analysis.name)
        var memory = entries[place]?.memory ?? EvaluationMemory()
        let window = CountsWindow(
            start: question.start, end: question.end, warmUpSeconds: analysis.timing.warmUpSeconds)
        let evaluation = Evaluation(client: source.client, timeoutSeconds: source.timeoutSeconds)
        let verdict = await evaluation.verdict(on: analysis, window: window, memory: &memory)
        if !question.epoch.isEmpty { keep(memory, at: place, askedAt: question.end) }
        return verdict
    }

    package func forget(epoch: String) async {
        entries = entries.filter { $0.key.epoch != epoch }
    }

    private func keep(_ memory: EvaluationMemory, at place: Place, askedAt: Double) {
        entries[place] = Entry(memory: memory, askedAt: askedAt)
        guard entries.count > Self.keptEpochs, let oldest = entries.min(by: { $0.value.askedAt < $1.value.askedAt })
        else { return }
        entries[oldest.key] = nil
    }
}
