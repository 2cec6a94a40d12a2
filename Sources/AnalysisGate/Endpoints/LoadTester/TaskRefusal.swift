/// What takes the place of each task of the load tester: AnalysisGate runs no command of a caller.
package enum TaskRefusal {
    /// The line for a task of that type.
    package static func line(type: String) -> String {
        switch type {
        case "cmd", "load":
            "no shell exists here, and this version drives no load: keep this hook on a load generator of your own"
        case "bash":
            "no shell exists here: for a test before the rollout use /flagger/pre-rollout, which asks the analysis"
        case "helm", "helmv3", "kubectl":
            "no \(type) exists here: run it in your pipeline, and gate the rollout with /flagger/confirm-rollout"
        case "ngrinder", "concord":
            "no \(type) tasks exist here: start them from your pipeline, "
                + "and gate the rollout with /flagger/confirm-rollout"
        default:
            "unknown task type \"\(type.prefix(40))\": no tasks are run here, use the /flagger/ hooks"
        }
    }
}
