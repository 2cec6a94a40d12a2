/// Whether a side has fallen silent: what was proven of it then may no longer hold.
enum Staleness {
    /// Prometheus itself forgets a series after this time.
    static let seconds = 300.0

    /// - Parameter baseline: nil where the check needs none.
    static func text(canary: SideData, baseline: SideData?, end: Double) -> String? {
        for (side, data) in [("canary", canary), ("baseline", baseline)] {
            guard let data, let last = data.lastSample, data.isSilent(for: seconds, before: end) else { continue }
            return "nothing new of the \(side) for \(NumberText.minutes((end - last) / 60))"
        }
        return nil
    }
}
