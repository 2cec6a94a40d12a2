import Foundation

/// Runs blocking work on a thread of its own, so that tests that wait for sockets leave the cooperative pool to the
/// code that they test.
public func onOwnThread<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
    try await withCheckedThrowingContinuation { waiter in
        Thread.detachNewThread {
            waiter.resume(with: Result { try work() })
        }
    }
}
