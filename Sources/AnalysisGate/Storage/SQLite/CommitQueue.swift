/// Commits that wait for the next flush, in the order of their arrival.
final class CommitQueue: Sendable {
    /// One caller: what it wants written, and how it is told.
    struct Waiting: Sendable {
        var changes: [Change]
        var continuation: CheckedContinuation<Result<Void, StoreError>, Never>
    }

    /// What became of a commit that came.
    enum Admission {
        /// Nobody empties the queue: the caller must see to it.
        case first
        case joined
        case full
    }

    private struct State {
        var waiting: [Waiting] = []
        var isBeingEmptied = false
    }

    private let state = Locked(State())

    func add(_ waiting: Waiting) -> Admission {
        state.withLock { state in
            if state.waiting.count >= StoreLimits.waitingCommits { return .full }
            state.waiting.append(waiting)
            if state.isBeingEmptied { return .joined }
            state.isBeingEmptied = true
            return .first
        }
    }

    /// Takes the oldest; once this gives none, the next to come is `first` again.
    func take() -> [Waiting] {
        state.withLock { state in
            let taken = Array(state.waiting.prefix(StoreLimits.transactionsPerFlush))
            state.waiting.removeFirst(taken.count)
            state.isBeingEmptied = !taken.isEmpty
            return taken
        }
    }
}
