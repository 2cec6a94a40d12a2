/// Counts of the last minute or so, from which a model server would compute its gauges.
struct SimulatedWindow: Sendable {
    private var slots: [(number: Int, counts: SimulatedCounts)] = []

    private static let slotSeconds = 10.0
    private static let slotCount = 6

    mutating func add(_ counts: SimulatedCounts, at seconds: Double) {
        let number = Int(seconds / Self.slotSeconds)
        if slots.last?.number != number {
            slots.append((number, SimulatedCounts()))
            slots.removeAll { $0.number <= number - Self.slotCount }
        }
        slots[slots.count - 1].counts.add(counts)
    }

    var total: SimulatedCounts {
        slots.reduce(into: SimulatedCounts()) { $0.add($1.counts) }
    }
}
