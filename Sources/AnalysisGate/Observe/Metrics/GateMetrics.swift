/// Decisions of people.
package struct GateMetrics: Sendable {
    /// What became of somebody's attempt to decide a gate.
    package enum Outcome: String, Sendable, CaseIterable {
        case approved
        case halted
        /// Somebody else had decided first.
        case conflict
        /// The caller may not, or there is nothing to decide.
        case refused
    }

    private let approvals: MetricFamily<Counter>
    private let auditEvents: Counter

    init(_ registry: MetricsRegistry) {
        approvals = registry.counter(
            "analysisgate_approvals_total", "Attempts to decide a gate, by what became of them.", labels: ["result"])
        auditEvents =
            registry.counter(
                "analysisgate_audit_events_total", "Attempts to change something that were written to the audit."
            ).only
        for outcome in Outcome.allCases { _ = approvals.with(outcome.rawValue) }
    }

    /// Counts one attempt to decide a gate.
    package func decided(_ outcome: Outcome) {
        approvals.with(outcome.rawValue).add()
    }

    /// Counts rows that were written to the audit.
    package func audited(_ count: Int = 1) {
        auditEvents.add(count)
    }
}
