/// The circumstances of one evaluation: when, how long things may take, and how many false alarms are allowed.
package struct Occasion: Sendable, Equatable {
    /// Unix seconds of the window.
    package var start: Double
    package var end: Double
    /// Where the waiting began, Unix seconds: before `start` where a window judges only the last minutes; nil where the
    /// counted traffic itself tells how long the canary has been waited for.
    package var waitingSince: Double?
    package var timing: Timing
    package var onDeadline: Analysis.OnDeadline
    /// Shared by all guardrail checks over the whole rollout.
    package var falseAlarms: Double

    package init(_ analysis: Analysis, start: Double, end: Double, waitingSince: Double? = nil) {
        self.start = start
        self.end = end
        self.waitingSince = waitingSince
        timing = analysis.timing
        onDeadline = analysis.onDeadline
        falseAlarms = analysis.falseAlarms
    }
}
