/// What model servers count: requests by outcome, latencies and confidences by bucket.
package struct SimulatedCounts: Sendable, Equatable {
    package private(set) var errors = 0
    /// Answered requests, one number a class of `SimulatedBehaviour.classes`.
    package private(set) var predictions = [Int](repeating: 0, count: SimulatedBehaviour.classes.count)
    /// Not cumulated; the last number is of those above all edges.
    package private(set) var latencies = [Int](repeating: 0, count: SimulatedBehaviour.latencyEdges.count + 1)
    /// Seconds.
    package private(set) var latencySum = 0.0
    /// Not cumulated; errors have no confidence.
    package private(set) var confidences = [Int](repeating: 0, count: SimulatedBehaviour.confidenceEdges.count)

    package init() {}

    /// So many requests with random outcomes.
    init(requests: Int, _ behaviour: SimulatedBehaviour, _ random: inout SeededRandom) {
        guard requests > 0 else { return }
        errors = random.binomial(requests, behaviour.errorRate)
        predictions = random.multinomial(requests - errors, behaviour.classShares)
        confidences = random.multinomial(requests - errors, behaviour.confidenceShares)
        latencies = random.multinomial(requests, behaviour.latencyShares)
        latencySum = zip(latencies, behaviour.latencyMeans).reduce(0) { $0 + Double($1.0) * $1.1 }
    }

    package var requests: Int { errors + predictions.reduce(0, +) }

    mutating func add(_ others: SimulatedCounts) {
        errors += others.errors
        latencySum += others.latencySum
        predictions = zip(predictions, others.predictions).map(+)
        latencies = zip(latencies, others.latencies).map(+)
        confidences = zip(confidences, others.confidences).map(+)
    }
}
