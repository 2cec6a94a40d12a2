/// A histogram of both sides in closed strata, on the edges that all its series share.
package struct HistogramCounts: Sendable, Equatable {
    /// Finite upper edges, ascending; a stratum has one bucket more than there are edges.
    ///
    /// An edge that lies inside a filled bucket of any series is not among them, so that every count is exact.
    package var edges: [Double] = []
    /// Closed strata outside every warm-up, in order of time.
    package var strata: [HistogramStratum] = []
    /// Closed strata that a warm-up leaves out.
    package var warmUp: [HistogramStratum] = []
    /// Unix seconds at which a change of the canary's share had shown, in order; strata from there on are after it.
    package var weightSteps: [Double] = []
    package var canary = SideData()
    package var baseline = SideData()
    /// Edges that some series have and that were lost to the coarser buckets of others.
    package var lostEdges = 0
    /// Seconds between two samples of a target; nil when too few were seen to tell.
    package var spacingSeconds: Double?
    /// End of the last closed stratum; nil before the first has closed.
    package var closedUntil: Double?
    /// PromQL that was asked, without ranges.
    package var queries: [String] = []

    package init() {}
}
