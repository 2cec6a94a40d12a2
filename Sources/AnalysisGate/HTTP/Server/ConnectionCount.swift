/// How many connections all loops together have open, against the limit.
final class ConnectionCount: Sendable {
    private let open = Locked(0)
    let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    var value: Int { open.withLock { $0 } }

    /// Counts one more unless the limit is reached.
    func enter() -> Bool {
        open.withLock { open in
            guard open < limit else { return false }
            open += 1
            return true
        }
    }

    func leave() {
        open.withLock { $0 -= 1 }
    }
}
