internal import Glibc

/// A value that only one thread at a time can reach.
///
/// Thread Sanitizer does not see the futex of `Synchronization.Mutex` and reports races that are none;
/// a pthread mutex it understands, and an uncontended one costs some 20 ns.
// @unchecked Sendable, reason: `value` is touched only between lock and unlock of `mutex`.
@safe
package final class Locked<Value: Sendable>: @unchecked Sendable {
    private var value: Value
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>

    package init(_ value: Value) {
        self.value = value
        unsafe mutex = .allocate(capacity: 1)
        unsafe pthread_mutex_init(mutex, nil)
    }

    deinit {
        unsafe pthread_mutex_destroy(mutex)
        unsafe mutex.deallocate()
    }

    /// Runs `body` with the value while no other thread has it; it must not block or take the same lock again.
    package func withLock<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try body(&value)
    }
}
