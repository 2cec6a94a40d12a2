/// The connections of one loop, found by a number that is never used twice.
struct ConnectionTable {
    private var slots: [LoopConnection?] = []
    private var free: [Int] = []
    private var generation: UInt64 = 0
    private(set) var count = 0

    /// Reserves a number and stores what `make` builds for it.
    mutating func insert(_ make: (UInt64) -> LoopConnection) -> LoopConnection {
        if free.isEmpty {
            free.append(slots.count)
            slots.append(nil)
        }
        let slot = free.removeLast()
        // 31 bits: tokens with the highest bit set belong to the loop itself.
        generation = (generation + 1) & 0x7FFF_FFFF
        let connection = make(generation << 32 | UInt64(slot))
        slots[slot] = connection
        count += 1
        return connection
    }

    /// The connection of that number, nil once it is gone.
    func find(_ id: UInt64) -> LoopConnection? {
        let slot = Int(id & 0xFFFF_FFFF)
        guard slot < slots.count, let connection = slots[slot], connection.id == id else { return nil }
        return connection
    }

    mutating func remove(_ connection: LoopConnection) {
        let slot = Int(connection.id & 0xFFFF_FFFF)
        slots[slot] = nil
        free.append(slot)
        count -= 1
    }

    /// All connections that are open now.
    var all: [LoopConnection] { slots.compactMap(\.self) }
}
