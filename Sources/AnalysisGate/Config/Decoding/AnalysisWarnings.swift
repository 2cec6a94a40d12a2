import Metrics

/// Notes what is allowed and will hurt later.
enum AnalysisWarnings {
    /// Two scrapes at the commonest interval, 15 s: a window below holds no increase of a counter.
    private static let shortWindowSeconds = 30.0
    private static let largeFalseAlarms = 0.2

    static func note(_ analysis: Analysis, _ mapping: MappingReader) {
        func warn(_ key: String, _ message: String) {
            (mapping[key] ?? mapping.reader).noteAtKey(message, .warning)
        }
        let timing = analysis.timing
        if let window = timing.windowSeconds, window < shortWindowSeconds {
            warn("window", "is shorter than two scrapes at the usual 15s; a counter may show no increase in it")
        }
        if timing.deadlineSeconds <= timing.bakeSeconds + timing.warmUpSeconds {
            warn("deadline", "is over before warmUp and bake are; the analysis can never decide")
        }
        if analysis.falseAlarms > largeFalseAlarms {
            let share = Int((analysis.falseAlarms * 100).rounded())
            warn("falseAlarms", "lets \(share) of 100 healthy rollouts fail; 5% is usual")
        }
        if !analysis.checks.isEmpty, !analysis.checks.contains(where: { $0.role == .guardrail }) {
            warn("checks", "has no check with role guardrail; nothing can fail the rollout")
        }
    }
}
