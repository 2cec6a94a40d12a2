import Foundation

/// A number that several threads count up and down, with the highest that it has been.
public final class Tally: @unchecked Sendable {
    // Unchecked: both numbers are touched under the lock alone.
    private let lock = NSLock()
    private var current = 0
    private var maximum = 0

    public init() {}

    public var value: Int { lock.withLock { current } }
    public var highest: Int { lock.withLock { maximum } }

    @discardableResult
    public func increment() -> Int {
        lock.withLock {
            current += 1
            maximum = max(maximum, current)
            return current
        }
    }

    public func decrement() {
        lock.withLock { current -= 1 }
    }
}
