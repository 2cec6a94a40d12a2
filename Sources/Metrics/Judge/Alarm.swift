/// What one test of a check says about harm.
struct Alarm: Sendable, Equatable {
    /// ln E against "no harm" as of now.
    var logE: Double
    /// The largest ln E so far, at least 0: it gives the always-valid p-value.
    var greatestLogE: Double
    /// The estimate lies at or past the limit, and is no difference that is to be ignored.
    var isPastLimit: Bool
}
