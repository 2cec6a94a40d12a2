import AnalysisGate
import Foundation
import TestKit
import Testing

/// Prints figures, asserts nothing: `ANALYSISGATE_MEASURE=1 swift test -c release --filter Measurements`.
@Suite(
    "Store: measurements", .serialized, .enabled(if: ProcessInfo.processInfo.environment["ANALYSISGATE_MEASURE"] != nil)
)
struct StoreMeasurements {
    @Test("commits a second at full durability", arguments: [1, 4, 16, 64, 256])
    func commits(callers: Int) async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.path("gate.db"))
        let numbers = Locked(Numbers())
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<callers {
                group.addTask { try await Self.commit(to: store, numbers, until: start + .seconds(2)) }
            }
            try await group.waitForAll()
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let count = numbers.withLock { $0.last }
        print("store: \(callers) callers: \(Int(Double(count) / seconds)) commits/s of two rows each")
        await store.close()
    }

    private static func commit(
        to store: SQLiteStore, _ numbers: Locked<Numbers>, until end: ContinuousClock.Instant
    ) async throws {
        while ContinuousClock.now < end {
            let number = numbers.withLock { $0.next() }
            try await store.commit([
                .verdict(SampleRows.verdict("v\(number)")), .audit(SampleRows.audit("a\(number)")),
            ])
        }
    }
}
