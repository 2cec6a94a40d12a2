import DriftStats

/// The e-processes of an analysis's checks as far as earlier looks have brought them, by the checks' names.
///
/// Purely a saving: rows that do not go on from those of the memory are tested anew, to the same result.
package struct JudgeMemory: Sendable {
    var checks: [String: Processes] = [:]

    package init() {}

    /// What is kept of one check.
    struct Processes: Sendable {
        var ratio: ProcessRun<RatioEProcess, RatioRow>?
        var exceedances: ProcessRun<AveragedRatioEProcess, [RatioRow]>?
    }
}
