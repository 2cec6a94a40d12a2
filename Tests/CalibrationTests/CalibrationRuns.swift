import Foundation

/// How many runs a calibration has: few in `swift test`, many when `ANALYSISGATE_CALIBRATE=full` asks for the
/// table of `docs/statistics.md`.
enum CalibrationRuns {
    static let isFull = ProcessInfo.processInfo.environment["ANALYSISGATE_CALIBRATE"] == "full"

    static func count(_ few: Int, full: Int) -> Int { isFull ? full : few }

    /// Prints a row of the table.
    static func report(_ row: String) { print("calibration \(row)") }

    /// The value below which that share of the values lies.
    static func quantile(_ values: [Double], _ share: Double) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return .nan }
        return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }
}
