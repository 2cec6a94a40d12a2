/// What one check found: the numbers of both sides, the evidence, and its own verdict.
package struct Finding: Sendable, Equatable {
    package var check: String
    package var role: Check.Role
    package var state: Verdict.State
    package var reason: String
    package var isCertain = false
    package var pointsToHarm = false
    package var hasData = false
    /// The compared value of each side: a share of bad events, a quantile in seconds, a query's number.
    package var canary = 0.0
    package var baseline = 0.0
    package var samplesCanary = 0.0
    package var samplesBaseline = 0.0
    /// Always-valid p-value of "no worse", in 0…1.
    package var pValue = 1.0
    /// Ratio canary to baseline; 0 when unknown.
    package var effect = 0.0
    /// Name of the statistic, "ratio" or "limit".
    package var statistic = ""
    /// Confidence sequence of the effect; nil ends are unbounded or unknown.
    package var lower: Double?
    package var upper: Double?
    /// The limit that the effect is held against; nil without one.
    package var limit: Double?
    /// ln of the e-value against "no worse", restarts included.
    package var logEvidence = 0.0
    /// Over-dispersion that the evidence was divided by, at least 1.
    package var dispersion = 1.0
    package var minutesToVerdict = Verdict.unknownMinutes
    /// PromQL that was asked, for the evidence.
    package var queries: [String] = []

    package init(check: String, role: Check.Role, state: Verdict.State, reason: String) {
        self.check = check
        self.role = role
        self.state = state
        self.reason = reason
    }
}
