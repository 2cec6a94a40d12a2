/// Over-dispersion φ: how much more the counts of equal versions vary than independent events would.
package struct Dispersion: Sendable, Equatable {
    /// At least 1; evidence is divided by it.
    package var value: Double
    package var origin: Origin

    /// Where φ comes from.
    package enum Origin: Sendable, Equatable {
        /// No history was looked at: a cautious guess.
        case uncalibrated
        /// Measured on the running version's own pods before the start.
        case history
    }

    package init(_ value: Double, origin: Origin) {
        self.value = value
        self.origin = origin
    }

    /// For events out of requests, without history.
    package static let uncalibratedCounts = Dispersion(2, origin: .uncalibrated)
    /// For histograms, without history: systematic noise of latencies weighs more.
    package static let uncalibratedHistogram = Dispersion(3, origin: .uncalibrated)
}
