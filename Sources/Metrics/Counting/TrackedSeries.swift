/// New samples of one series, with what it counts and whose it is.
struct TrackedSeries<Value: Cumulative>: Sendable {
    let place: SeriesPlace
    var samples: [TimedValue<Value>]
}

/// A value at one time, in Unix seconds.
struct TimedValue<Value: Cumulative>: Sendable, Equatable {
    let time: Double
    let value: Value
}

/// Whose series it is and what it counts.
struct SeriesPlace: Sendable, Equatable {
    let side: Side
    let role: SeriesRole
    /// Tells pods and instances apart; begins with the side.
    let target: String
    /// Tells the series of one target apart.
    let key: String
}

/// The two versions that are compared.
enum Side: Int, Sendable {
    case canary
    case baseline
}

/// What a series is counted for; a series may be both.
struct SeriesRole: OptionSet, Sendable, Hashable {
    let rawValue: Int
    static let total = SeriesRole(rawValue: 1)
    static let events = SeriesRole(rawValue: 2)
}
