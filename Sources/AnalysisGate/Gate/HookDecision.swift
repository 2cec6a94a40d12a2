package import Metrics

/// The answer to a hook with what it rests on, for the log and the metrics.
package struct HookDecision: Sendable {
    package var answer: HookAnswer
    package var verdict: Verdict?
    package var verdictID: String?
    package var epoch: String
    /// What the store said when the decision could not be written.
    package var failure: StoreError?
}
