import DriftStats

/// The default judge: from what the source gave for each check to a verdict. Pure: the same data give the same
/// verdict.
package struct Judge: Sendable {
    package let analysis: Analysis
    /// φ of counts and of histograms; cautious guesses unless history has been looked at.
    package var counts = Dispersion.uncalibratedCounts
    package var histograms = Dispersion.uncalibratedHistogram

    package init(_ analysis: Analysis) {
        self.analysis = analysis
    }

    /// - Parameters:
    ///   - data: one for each check of the analysis, in their order.
    ///   - start: of the window, Unix seconds.
    ///   - end: of the window, Unix seconds.
    ///   - waitingSince: where the waiting began, if the window judges only the last part of it.
    package func verdict(
        _ data: [CheckData], start: Double, end: Double, waitingSince: Double? = nil
    ) -> Verdict {
        var memory = JudgeMemory()
        return verdict(data, start: start, end: end, waitingSince: waitingSince, memory: &memory)
    }

    /// The same, going on from earlier looks at the same window.
    ///
    /// - Parameter memory: what earlier looks have computed; the verdict is the same without it.
    package func verdict(
        _ data: [CheckData], start: Double, end: Double, waitingSince: Double?, memory: inout JudgeMemory
    ) -> Verdict {
        let occasion = Occasion(analysis, start: start, end: end, waitingSince: waitingSince)
        do throws(InvalidArgument) {
            var evidence: [Evidence] = []
            for (check, data) in zip(analysis.checks, data) {
                var kept = memory.checks.removeValue(forKey: check.name) ?? JudgeMemory.Processes()
                evidence.append(self.evidence(check, data, occasion, &kept))
                memory.checks[check.name] = kept
            }
            return try Decision(evidence, occasion).verdict()
        } catch {
            return Verdict(
                state: .inconclusive, reason: ReasonText.clipped("\(analysis.name) cannot be judged: \(error)"),
                start: start, end: end)
        }
    }

    /// Limits or counts that no test accepts leave the check unanswered, not the analysis.
    private func evidence(
        _ check: Check, _ data: CheckData, _ occasion: Occasion, _ kept: inout JudgeMemory.Processes
    ) -> Evidence {
        do throws(InvalidArgument) {
            return try gather(check, data, occasion, &kept)
        } catch {
            var evidence = Evidence(check)
            evidence.blindness = .unfit("cannot be judged: \(error)")
            return evidence
        }
    }

    private func gather(
        _ check: Check, _ data: CheckData, _ occasion: Occasion, _ kept: inout JudgeMemory.Processes
    ) throws(InvalidArgument) -> Evidence {
        let sides = Sides(canary: analysis.canary, baseline: analysis.baseline)
        switch (data, check.measure) {
        case (.events(let counts), .events(let events, let total)):
            return try EventsJudge(check: check, events: events, total: total, sides: sides, dispersion: self.counts)
                .evidence(counts, occasion, kept: &kept.ratio)
        case (.histogram(let counts), .histogram(let selector, let quantile)):
            return try HistogramJudge(
                check: check, selector: selector, quantile: quantile, sides: sides, dispersion: histograms
            ).evidence(counts, occasion, kept: &kept.exceedances)
        case (.numbers(let numbers, let query), .query):
            return QueryJudge(check: check).evidence(numbers, query: query)
        case (.unanswered(let problem, let queries), _):
            var evidence = Evidence(check)
            evidence.finding.queries = queries
            evidence.blindness = .noAnswer("the source \(problem)")
            return evidence
        case (.unfit(let problem, let queries), _):
            var evidence = Evidence(check)
            evidence.finding.queries = queries
            evidence.blindness = .unfit("the source \(problem)")
            return evidence
        default:
            throw InvalidArgument("data", allowed: "of the kind that the check \(check.name) measures")
        }
    }
}
