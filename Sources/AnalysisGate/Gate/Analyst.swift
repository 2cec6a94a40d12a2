package import Metrics

/// Answers a question from the source's data.
package protocol Analyst: Sendable {
    func verdict(on question: AnalysisQuestion) async -> Verdict
    /// Lets go of what was kept for an epoch that is over.
    func forget(epoch: String) async
}
