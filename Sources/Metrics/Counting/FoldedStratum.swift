/// One closed stratum as it was counted, before it is shaped for the judge.
struct FoldedStratum<Value: Cumulative>: Sendable {
    let start: Double
    let end: Double
    var canary = Counted()
    var baseline = Counted()
    /// A warm-up leaves it out.
    var isWarmUp = false

    /// What one side counted.
    struct Counted: Sendable {
        var total = Value.zero
        var events = Value.zero
    }
}
