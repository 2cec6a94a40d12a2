/// A finding with what it means for the verdict.
struct Judged: Sendable, Equatable {
    var finding: Finding
    var standing: Standing

    /// Where a check stands, whatever its role.
    enum Standing: Sendable, Equatable {
        /// Proven to be as good as asked for.
        case fine
        /// Proven to be worse, or past a fixed limit.
        case worse
        case undecided
        /// The source answered, and has no data for a side.
        case blind
        /// The source answered what the check cannot use.
        case unfit
        case unanswered
    }
}
