/// Writes several callers' transactions with one flush to the disk.
enum GroupCommit {
    /// Each transaction succeeds or fails alone, unless the flush itself fails: then all fail and nothing is written.
    ///
    /// - Returns: one outcome for each transaction, in their order.
    static func run(
        _ transactions: [[Change]], _ connection: inout SQLiteConnection
    ) -> [Result<Void, StoreError>] {
        do throws(SQLiteFailure) {
            try connection.run("BEGIN IMMEDIATE")
            var outcomes: [Result<Void, StoreError>] = []
            for changes in transactions {
                outcomes.append(try outcome(of: changes, &connection))
            }
            let nothingToWrite = outcomes.allSatisfy { if case .failure = $0 { true } else { false } }
            try connection.run(nothingToWrite ? "ROLLBACK" : "COMMIT")
            return outcomes
        } catch {
            if connection.isInTransaction { _ = try? connection.run("ROLLBACK") }
            let failure = error.storeError(path: connection.path)
            return transactions.map { _ in .failure(failure) }
        }
    }

    /// Writes one caller's changes or takes them back.
    ///
    /// - Throws: what ended the shared transaction, a full disk for instance.
    private static func outcome(
        of changes: [Change], _ connection: inout SQLiteConnection
    ) throws(SQLiteFailure) -> Result<Void, StoreError> {
        try connection.run("SAVEPOINT caller")
        let refusal: StoreError
        do throws(SQLiteFailure) {
            if try write(changes, &connection) {
                try connection.run("RELEASE caller")
                return .success(())
            }
            refusal = .conflict
        } catch {
            guard connection.isInTransaction else { throw error }
            refusal = error.storeError(path: connection.path)
        }
        try connection.run("ROLLBACK TO caller")
        try connection.run("RELEASE caller")
        return .failure(refusal)
    }

    /// - Returns: false when a gate was decided by somebody else first.
    private static func write(
        _ changes: [Change], _ connection: inout SQLiteConnection
    ) throws(SQLiteFailure) -> Bool {
        for change in changes {
            switch change {
            case .rollout(let row): try RolloutTable.write(row, &connection)
            case .epoch(let row): try EpochTable.write(row, &connection)
            case .gate(let row):
                let isFirst = try GateTable.write(row, &connection)
                if !isFirst { return false }
            case .hold(let row): try HoldTable.write(row, &connection)
            case .verdict(let row): try VerdictTable.add(row, &connection)
            case .audit(let row): try AuditTable.add(row, &connection)
            case .notice(let row): try NoticeTable.add(row, &connection)
            }
        }
        return true
    }
}
