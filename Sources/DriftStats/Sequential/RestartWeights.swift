import Glibc

/// How an e-process shares its stake between the copy that saw everything and the copies that start later.
public enum RestartWeights: Sendable, Equatable {
    /// No later copies.
    case startOnly
    /// `start` for the first copy, the rest in equal parts for a number of copies known beforehand.
    case uniform(start: Double, planned: Int)
    /// ½ for the first copy and ½ · 1/(k(k+1)) for the k-th later one: no number need be known beforehand.
    case telescoping

    /// Weight of the first copy.
    var start: Double {
        switch self {
        case .startOnly: 1
        case .uniform(let start, let planned): planned == 0 ? 1 : start
        case .telescoping: 0.5
        }
    }

    /// Weight of the k-th later copy, k from 1.
    func weight(_ k: Int) -> Double {
        switch self {
        case .startOnly: 0
        case .uniform(let start, let planned): k <= planned ? (1 - start) / Double(planned) : 0
        case .telescoping: 0.5 / (Double(k) * Double(k + 1))
        }
    }

    /// Weight of all copies that have not begun when k have; each of them counts as 1.
    func rest(after k: Int) -> Double {
        switch self {
        case .startOnly: 0
        case .uniform(let start, let planned):
            planned == 0 ? 0 : (1 - start) * Double(max(0, planned - k)) / Double(planned)
        case .telescoping: 0.5 / Double(k + 1)
        }
    }

    func validate() throws(InvalidArgument) {
        guard case .uniform(let start, let planned) = self else { return }
        try require(start >= 0 && start <= 1, "start", "between 0 and 1")
        try require(planned >= 0, "planned", "at least 0")
    }
}
