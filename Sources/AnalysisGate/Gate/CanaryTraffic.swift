package import Metrics

/// What the source tells of the canary's requests in this epoch.
package enum CanaryTraffic: Sendable {
    /// It answered, and shows not one.
    case silent
    /// It shows some.
    case seen
    /// It did not answer, or not in time, or tells of other things.
    case unknown

    /// - Parameter verdict: nil where no analysis was asked.
    package init(_ verdict: Verdict?) {
        guard let verdict else {
            self = .unknown
            return
        }
        if verdict.findings.contains(where: { $0.samplesCanary > 0 }) {
            self = .seen
        } else {
            self = verdict.canaryIsSilent ? .silent : .unknown
        }
    }
}
