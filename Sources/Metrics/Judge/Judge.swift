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
        let occasion = Occasion(analysis, start: start, end: end, waitingSince: waitingSince)
        do throws(InvalidArgument) {
            return try Decision(zip(analysis.checks, data).map { evidence($0, $1, occasion) }, occasion).verdict()
        } catch {
            return Verdict(
                state: .inconclusive, reason: ReasonText.clipped("\(analysis.name) cannot be judged: \(error)"),
                start: start, end: end)
        }
    }

    /// Limits or counts that no test accepts leave the check unanswered, not the analysis.
    private func evidence(_ check: Check, _ data: CheckData, _ occasion: Occasion) -> Evidence {
        do throws(InvalidArgument) {
            return try gather(check, data, occasion)
        } catch {
            var evidence = Evidence(check)
            evidence.blindness = .noAnswer("cannot be judged: \(error)")
            return evidence
        }
    }

    private func gather(
        _ check: Check, _ data: CheckData, _ occasion: Occasion
    ) throws(InvalidArgument) -> Evidence {
        let sides = Sides(canary: analysis.canary, baseline: analysis.baseline)
        switch (data, check.measure) {
        case (.events(let counts), .events(let events, let total)):
            return try EventsJudge(check: check, events: events, total: total, sides: sides, dispersion: self.counts)
                .evidence(counts, occasion)
        case (.histogram(let counts), .histogram(let selector, let quantile)):
            return try HistogramJudge(
                check: check, selector: selector, quantile: quantile, sides: sides, dispersion: histograms
            ).evidence(counts, occasion)
        case (.numbers(let numbers, let query), .query):
            return QueryJudge(check: check).evidence(numbers, query: query)
        case (.unanswered(let problem, let queries), _):
            var evidence = Evidence(check)
            evidence.finding.queries = queries
            evidence.blindness = .noAnswer("the source \(problem)")
            return evidence
        default:
            throw InvalidArgument("data", allowed: "of the kind that the check \(check.name) measures")
        }
    }
}
