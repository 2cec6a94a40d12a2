/// Gives out whole numbers one after the other.
public struct Numbers: Sendable {
    public private(set) var last: Int

    public init(after last: Int = 0) {
        self.last = last
    }

    public mutating func next() -> Int {
        last += 1
        return last
    }
}
