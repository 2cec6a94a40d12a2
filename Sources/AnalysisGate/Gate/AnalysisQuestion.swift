package import Metrics

/// One question to the judge: which analysis, filled in, over which time, for which epoch.
package struct AnalysisQuestion: Sendable {
    package var analysis: Analysis
    package var rollout: RolloutKey
    /// Counts already made are kept by epoch; empty for a question outside any.
    package var epoch: String
    /// Unix seconds.
    package var start: Double
    package var end: Double

    package init(analysis: Analysis, rollout: RolloutKey, epoch: String, start: Double, end: Double) {
        self.analysis = analysis
        self.rollout = rollout
        self.epoch = epoch
        self.start = start
        self.end = end
    }
}
