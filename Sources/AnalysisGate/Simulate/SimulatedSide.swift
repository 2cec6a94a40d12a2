/// The pods of one version.
package struct SimulatedSide: Sendable {
    package private(set) var pods: [SimulatedPod] = []
    private var window = SimulatedWindow()
    /// Counts the times that the side got pods after it had none.
    package private(set) var revision = 0
    private let prefix: String

    init(prefix: String) {
        self.prefix = prefix
    }

    /// What all pods together counted in the last minute.
    package var recent: SimulatedCounts { window.total }

    /// Adds and removes pods until there are so many.
    mutating func scale(to count: Int, seed: UInt64) {
        if pods.isEmpty, count > 0 {
            revision += 1
            window = SimulatedWindow()
        }
        // Names as a ReplicaSet gives them, from a generator of their own: scaling leaves the traffic's draws alone.
        var letters = SeededRandom(seed: seed &+ UInt64(revision) &* 7919)
        let set = Self.word(9, &letters)
        let names = (0..<count).map { _ in "\(prefix)-\(set)-\(Self.word(5, &letters))" }
        pods = names.enumerated().map { index, name in
            index < pods.count ? pods[index] : SimulatedPod(name: name)
        }
    }

    /// Spreads a Poisson number of requests of this mean evenly over the pods.
    mutating func serve(
        mean: Double, at seconds: Double, _ behaviour: SimulatedBehaviour, _ random: inout SeededRandom
    ) {
        for index in pods.indices {
            let requests = random.poisson(mean: mean / Double(pods.count))
            guard requests > 0 else { continue }
            let counts = SimulatedCounts(requests: requests, behaviour, &random)
            pods[index].counts.add(counts)
            window.add(counts, at: seconds)
        }
    }

    private static func word(_ length: Int, _ random: inout SeededRandom) -> String {
        let alphabet = Array("bcdfghjklmnpqrstvwxz2456789")
        return String((0..<length).compactMap { _ in alphabet.randomElement(using: &random) })
    }
}
