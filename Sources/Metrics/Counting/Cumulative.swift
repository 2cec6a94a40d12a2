/// A value that only grows, but for restarts: a counter's number or a histogram's buckets.
protocol Cumulative: Sendable, Equatable {
    /// Nothing counted.
    static var zero: Self { get }
    /// False for NaN, infinite and negative ones.
    var isUsable: Bool { get }
    /// Requests or observations in all.
    var sum: Double { get }
    /// What was added since an older value of the same series; after a restart, all of it.
    func growth(since old: Self) -> (added: Self, isRestart: Bool)
    static func += (left: inout Self, right: Self)
}

extension Double: Cumulative {
    static var zero: Double { 0 }
    var isUsable: Bool { isFinite && self >= 0 }
    var sum: Double { self }

    func growth(since old: Double) -> (added: Double, isRestart: Bool) {
        self >= old ? (self - old, false) : (self, true)
    }
}
