import Foundation

/// A value that several threads share.
public final class LockedValue<Value>: @unchecked Sendable {
    // Unchecked: the value is touched under the lock alone.
    private let lock = NSLock()
    private var value: Value

    public init(_ value: Value) {
        self.value = value
    }

    public func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        lock.withLock { body(&value) }
    }
}
