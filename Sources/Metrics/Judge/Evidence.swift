/// What a check's data say, before the false alarms are shared among all checks.
struct Evidence: Sendable, Equatable {
    /// The finding with its numbers; state and reason are filled in by the decision.
    var finding: Finding
    /// Tests that may show harm; the check's p-value is the smallest of theirs times their number.
    var alarms: [Alarm] = []
    /// Fixed limits on a query's number: nothing is tested, and no share of the false alarms is used.
    var isLimitOnly = false
    /// A failure of this check is certain at once.
    var isCritical: Bool
    /// Everything that the check asks for is proven.
    var isProvenFine = false
    /// A fixed limit on a number is broken: no test, a failure at once.
    var breaksLimit = false
    /// Why the check cannot be judged on these data.
    var blindness: Blindness?
    /// Seconds with canary traffic since the last weight step; nil where the check counts no traffic.
    var secondsSinceStep: Double?
    /// Seconds with canary traffic in all; nil where the check counts no traffic.
    var trafficSeconds: Double?
    /// Canary requests were seen that no closed stratum holds yet.
    var seesOpenTraffic = false
    /// Nothing new of a side for long: what was proven may no longer hold.
    var staleness: String?
    var failOutlook: Outlook?
    var passOutlook: Outlook?
    /// When more can be known at the earliest.
    var upcoming = Upcoming()
    var text = EvidenceText()

    /// Why there is nothing to judge.
    enum Blindness: Sendable, Equatable {
        /// The source answered, and has no data for a side.
        case noData(String)
        /// The source answered what this check cannot use: waiting does not help.
        case unfit(String)
        /// The source did not answer.
        case noAnswer(String)
    }

    init(_ check: Check) {
        finding = Finding(check: check.name, role: check.role, state: .pending, reason: "")
        isCritical = check.critical
        if case .query = check.measure { isLimitOnly = true }
    }
}
