/// The store in one SQLite file; all work on the file happens on one queue, one piece at a time.
package actor SQLiteStore: Store {
    private var connection: SQLiteConnection
    private var lock: DatabaseLock
    private var lastCommitFailed = false
    private nonisolated let queue = CommitQueue()
    private nonisolated let executor = SerialQueueExecutor(label: "analysisgate.store")

    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    /// Opens the database, made if it is missing; blocks while its pages are checked.
    ///
    /// - Parameters:
    ///   - role: the command that uses the file: one process of each role may.
    ///   - fileBytes: what the file may grow to.
    /// - Throws: `foreign`, `corrupt`, `locked` or `failed`, each with a sentence that names the file.
    package init(
        path: String, role: String = "serve", fileBytes: Int = StoreLimits.fileBytes
    ) throws(StoreError) {
        lock = try DatabaseLock(path: path, role: role)
        connection = try DatabaseOpening.open(path: path, fileBytes: fileBytes)
    }

    package nonisolated func commit(_ changes: [Change]) async throws(StoreError) {
        if changes.isEmpty { return }
        let outcome = await withCheckedContinuation { continuation in
            switch queue.add(CommitQueue.Waiting(changes: changes, continuation: continuation)) {
            case .first: Task { await self.flush() }
            case .joined: break
            case .full:
                continuation.resume(
                    returning: .failure(.failed("\(StoreLimits.waitingCommits) commits wait already")))
            }
        }
        try outcome.get()
    }

    /// Writes what waits, then lets reads have their turn before the next group.
    private func flush() {
        let group = queue.take()
        if group.isEmpty { return }
        let outcomes = GroupCommit.run(group.map(\.changes), &connection)
        noteOutcome(outcomes)
        for (waiting, outcome) in zip(group, outcomes) { waiting.continuation.resume(returning: outcome) }
        Task { self.flush() }
    }

    private func noteOutcome(_ outcomes: [Result<Void, StoreError>]) {
        lastCommitFailed = outcomes.contains { outcome in
            switch outcome {
            case .success, .failure(.conflict): false
            case .failure: true
            }
        }
    }

    package func rollouts() async throws(StoreError) -> [RolloutRow] {
        try use { connection throws(SQLiteFailure) in try RolloutTable.all(&connection) }
    }

    package func gates() async throws(StoreError) -> [GateRow] {
        try use { connection throws(SQLiteFailure) in try GateTable.all(&connection) }
    }

    package func holds(notEndedBy time: Double) async throws(StoreError) -> [HoldRow] {
        try use { connection throws(SQLiteFailure) in try HoldTable.notEnded(by: time, &connection) }
    }

    package func epochs(of rollout: RolloutKey, limit: Int) async throws(StoreError) -> [EpochRow] {
        try use { connection throws(SQLiteFailure) in
            try EpochTable.newest(of: rollout, limit: Self.bounded(limit), &connection)
        }
    }

    package func verdicts(of rollout: RolloutKey?, limit: Int) async throws(StoreError) -> [VerdictRow] {
        try use { connection throws(SQLiteFailure) in
            try VerdictTable.newest(of: rollout, limit: Self.bounded(limit), &connection)
        }
    }

    package func verdict(id: String) async throws(StoreError) -> VerdictRow? {
        try use { connection throws(SQLiteFailure) in try VerdictTable.find(id: id, &connection) }
    }

    package func audit(of object: String?, limit: Int) async throws(StoreError) -> [AuditRow] {
        try use { connection throws(SQLiteFailure) in
            try AuditTable.newest(of: object, limit: Self.bounded(limit), &connection)
        }
    }

    package func notices(of rollout: RolloutKey?, limit: Int) async throws(StoreError) -> [NoticeRow] {
        try use { connection throws(SQLiteFailure) in
            try NoticeTable.newest(of: rollout, limit: Self.bounded(limit), &connection)
        }
    }

    package func prune(_ retention: Retention, now: Double) async throws(StoreError) -> Int {
        try use { connection throws(SQLiteFailure) in
            try connection.transaction { connection throws(SQLiteFailure) in
                try Pruning.run(retention, now: now, &connection)
            }
        }
    }

    package func probe() async throws(StoreError) {
        let mustWrite = lastCommitFailed
        try use { connection throws(SQLiteFailure) in
            try connection.transaction { connection throws(SQLiteFailure) in
                // The same number again: a page goes to the disk, nothing changes.
                if mustWrite { try connection.runScript("PRAGMA user_version = \(SchemaMigration.all.count)") }
            }
        }
        lastCommitFailed = false
    }

    /// SQLite's `synchronous`: 2 is FULL, a flush at each commit.
    package func synchronousLevel() throws(StoreError) -> Int {
        try use { connection throws(SQLiteFailure) in try connection.number("PRAGMA synchronous") }
    }

    package func close() async {
        while case let group = queue.take(), !group.isEmpty {
            let outcomes = GroupCommit.run(group.map(\.changes), &connection)
            for (waiting, outcome) in zip(group, outcomes) { waiting.continuation.resume(returning: outcome) }
        }
        connection.close()
        lock.release()
    }

    private static func bounded(_ limit: Int) -> Int {
        min(max(limit, 0), StoreLimits.rowsPerRead)
    }

    private func use<Value>(
        _ body: (inout SQLiteConnection) throws(SQLiteFailure) -> Value
    ) throws(StoreError) -> Value {
        do throws(SQLiteFailure) {
            return try body(&connection)
        } catch {
            throw error.storeError(path: connection.path)
        }
    }
}
