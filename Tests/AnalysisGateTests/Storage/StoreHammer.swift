import AnalysisGate
import Foundation
import Glibc
import TestKit

/// Commits numbered transactions as fast as the store takes them and notes each number once it is acknowledged; runs
/// until its process is killed.
struct StoreHammer: Sendable {
    /// Callers at a time, so that transactions share flushes.
    static let writers = 4

    private let store: any Store
    private let numbers: Locked<Numbers>
    private let acknowledgements: FileHandle

    init(path: String, acknowledgements: String, first: Int) throws {
        store = try Self.open(path)
        numbers = Locked(Numbers(after: first - 1))
        self.acknowledgements = try FileHandle(forWritingTo: URL(fileURLWithPath: acknowledgements))
        _ = try self.acknowledgements.seekToEnd()
    }

    /// A program that is being started elsewhere in the tests holds a copy of the lock for a moment: it is waited for.
    static func open(_ path: String) throws(StoreError) -> SQLiteStore {
        for _ in 0..<100 {
            do throws(StoreError) {
                return try SQLiteStore(path: path)
            } catch {
                guard case .locked = error else { throw error }
                usleep(20_000)
            }
        }
        return try SQLiteStore(path: path)
    }

    /// Never returns; throws what a commit throws.
    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<Self.writers {
                group.addTask { try await self.write() }
            }
            try await group.waitForAll()
        }
    }

    private func write() async throws {
        while true {
            let number = numbers.withLock { $0.next() }
            try await store.commit(HammerTransaction(number: number).changes)
            // One system call a line: the kernel has it, whatever becomes of this process.
            try acknowledgements.write(contentsOf: Data("\(number)\n".utf8))
        }
    }

    /// Ends this process from a thread of its own, in the midst of whatever it does then.
    static func killAfter(milliseconds: Int) {
        Thread.detachNewThread {
            usleep(UInt32(milliseconds) * 1_000)
            kill(getpid(), SIGKILL)
        }
    }
}
