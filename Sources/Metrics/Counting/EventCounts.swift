/// Bad events and requests of both sides in closed strata, with what is to be known about the data.
package struct EventCounts: Sendable, Equatable {
    /// Closed strata outside every warm-up, in order of time.
    package var strata: [Stratum] = []
    /// Closed strata that a warm-up leaves out.
    package var warmUp: [Stratum] = []
    /// Unix seconds at which a change of the canary's share had shown, in order; strata from there on are after it.
    package var weightSteps: [Double] = []
    package var canary = SideData()
    package var baseline = SideData()
    /// Seconds between two samples of a target; nil when too few were seen to tell.
    package var spacingSeconds: Double?
    /// End of the last closed stratum; nil before the first has closed.
    package var closedUntil: Double?
    /// PromQL that was asked, without ranges.
    package var queries: [String] = []

    package init() {}
}
