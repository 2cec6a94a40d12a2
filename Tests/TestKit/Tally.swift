/// A number that several threads count up and down, with the highest that it has been.
public final class Tally: Sendable {
    private let numbers = LockedValue((current: 0, highest: 0))

    public init() {}

    public var value: Int { numbers.withLock { $0.current } }
    public var highest: Int { numbers.withLock { $0.highest } }

    /// Counts up and gives the new number.
    @discardableResult
    public func increment() -> Int {
        numbers.withLock { numbers in
            numbers.current += 1
            numbers.highest = max(numbers.highest, numbers.current)
            return numbers.current
        }
    }

    public func decrement() {
        numbers.withLock { $0.current -= 1 }
    }
}
