/// What the data say in a replay.
enum Evidence: Sendable {
    case nothing, pass, certainFailure, sourceDown

    /// "Three values on two-valued hooks" of the interface, for hooks at a weight above 0.
    func status(_ hook: String) -> Int? {
        let row: [Int]
        switch self {
        case .nothing, .sourceDown: row = [200, 200, 403, 403, 403]
        case .pass: row = [200, 200, 200, 200, 403]
        case .certainFailure: row = [422, 422, 403, 403, 200]
        }
        let hooks = ["pre-rollout", "rollout", "confirm-traffic-increase", "confirm-promotion", "rollback"]
        return hooks.firstIndex(of: hook).map { row[$0] }
    }

    /// What may be answered until the data suffice for a verdict.
    static func undecided(_ hook: String) -> Set<Int> {
        switch hook {
        case "pre-rollout", "rollout": [200]
        case "confirm-traffic-increase": [200, 403]
        default: [403]
        }
    }

    /// At weight 0, as long as nothing speaks against the canary.
    static func statusAtWeightZero(_ hook: String) -> Int {
        hook == "rollback" ? 403 : 200
    }
}
