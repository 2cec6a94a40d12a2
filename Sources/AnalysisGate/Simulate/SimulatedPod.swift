/// One model server: what it has counted since it started.
package struct SimulatedPod: Sendable, Equatable {
    package let name: String
    package var counts = SimulatedCounts()
}
