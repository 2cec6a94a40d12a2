import Dispatch
import Foundation

/// The one thread that starts programs, alive as long as the tests are: Linux ends a child with PR_SET_PDEATHSIG when
/// the thread that started it ends, and threads of the pool come and go.
final class SpawnThread: Sendable {
    static let shared = SpawnThread()

    private let jobs = LockedValue<[@Sendable () -> Void]>([])
    private let pending = DispatchSemaphore(value: 0)

    private init() {
        Thread.detachNewThread {
            while true {
                self.pending.wait()
                self.jobs.withLock { $0.removeFirst() }()
            }
        }
    }

    /// Runs `work` on the thread and waits for it.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) throws -> Value {
        let done = DispatchSemaphore(value: 0)
        let outcome = LockedValue<Result<Value, any Error>>(.failure(CancellationError()))
        jobs.withLock { jobs in
            jobs.append {
                let result = Result { try work() }
                outcome.withLock { $0 = result }
                done.signal()
            }
        }
        pending.signal()
        done.wait()
        return try outcome.withLock { $0 }.get()
    }
}
