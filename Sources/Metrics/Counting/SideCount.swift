/// Bad events out of requests on one side of a stratum; whole numbers unless the source holds fractions.
package struct SideCount: Sendable, Equatable {
    package var total: Double
    package var events: Double

    package init(total: Double = 0, events: Double = 0) {
        self.total = total
        self.events = events
    }
}
