import Foundation

/// The one thread that starts programs, alive as long as the tests are: Linux ends a child with PR_SET_PDEATHSIG when
/// the thread that started it ends, and threads of the pool come and go.
final class SpawnThread: @unchecked Sendable {
    // Unchecked: `jobs` is touched under the condition's lock alone.
    static let shared = SpawnThread()

    private let condition = NSCondition()
    private var jobs: [() -> Void] = []

    private init() {
        Thread.detachNewThread {
            while true { self.next()() }
        }
    }

    /// Runs `work` on the thread and waits for it.
    func run<Value>(_ work: @escaping () throws -> Value) throws -> Value {
        let done = DispatchSemaphore(value: 0)
        var outcome: Result<Value, any Error>?
        condition.withLock {
            jobs.append {
                outcome = Result { try work() }
                done.signal()
            }
            condition.signal()
        }
        done.wait()
        guard let outcome else { throw Spawn.Failure(description: "the starting thread has not answered") }
        return try outcome.get()
    }

    private func next() -> () -> Void {
        condition.withLock {
            while jobs.isEmpty { condition.wait() }
            return jobs.removeFirst()
        }
    }
}
