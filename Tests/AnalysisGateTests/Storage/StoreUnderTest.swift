import AnalysisGate
import TestKit

/// The kinds of store that the conformance suite is run against.
enum StoreUnderTest: String, CaseIterable, Sendable {
    case sqlite

    /// Runs a test on a fresh, empty store and closes it.
    func run(_ test: (any Store) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        let store: any Store =
            switch self {
            case .sqlite: try SQLiteStore(path: folder.path("gate.db"))
            }
        try await test(store)
        await store.close()
    }
}

extension Store {
    /// Why a commit fails; nil when it succeeds.
    func refusal(of changes: [Change]) async -> StoreError? {
        do throws(StoreError) {
            try await commit(changes)
            return nil
        } catch {
            return error
        }
    }
}
