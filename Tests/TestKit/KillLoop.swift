/// Kills a writer at random moments, again and again on the same store, and compares what was acknowledged with what
/// is left.
///
/// The writer is a parameter: a bare store in a child process, or the service under HTTP clients.
public struct KillLoop {
    /// What a look at the store after a kill shows.
    public struct Remains: Sendable {
        public var whole: Set<Int>
        /// Numbers of which some rows are there and some are not.
        public var halves: Set<Int>

        public init(whole: Set<Int> = [], halves: Set<Int> = []) {
            self.whole = whole
            self.halves = halves
        }
    }

    public var rounds: Int
    /// Longest life of a writer, in milliseconds.
    public var longestMilliseconds: Int
    /// Starts a writer that begins at a number, kills it after so many milliseconds, and gives the numbers that were
    /// acknowledged before it died.
    public var strike: (_ first: Int, _ milliseconds: Int) async throws -> [Int]
    /// Opens what is left and looks at the numbers from one on.
    public var remains: (_ first: Int) async throws -> Remains

    public init(
        rounds: Int, longestMilliseconds: Int, strike: @escaping (Int, Int) async throws -> [Int],
        remains: @escaping (Int) async throws -> Remains
    ) {
        self.rounds = rounds
        self.longestMilliseconds = longestMilliseconds
        self.strike = strike
        self.remains = remains
    }

    /// Runs all rounds.
    ///
    /// - Returns: how many numbers were acknowledged, and a sentence for each broken promise.
    public func run() async throws -> (acknowledged: Int, broken: [String]) {
        var random = SystemRandomNumberGenerator()
        var acknowledged: Set<Int> = []
        var broken: [String] = []
        var first = 1
        for round in 1...rounds {
            let milliseconds = Int.random(in: 1...longestMilliseconds, using: &random)
            let new = Set(try await strike(first, milliseconds))
            let remains = try await remains(first)
            broken += complaints("round \(round), \(milliseconds) ms", new, remains)
            acknowledged.formUnion(new)
            first = max(acknowledged.max() ?? 0, remains.whole.max() ?? 0) + 1_000
        }
        broken += complaints("in the end", acknowledged, try await remains(0))
        return (acknowledged.count, broken)
    }

    private func complaints(_ moment: String, _ acknowledged: Set<Int>, _ remains: Remains) -> [String] {
        let lost = acknowledged.subtracting(remains.whole).sorted()
        let halves = remains.halves.sorted()
        return (lost.isEmpty ? [] : ["\(moment): lost \(lost)"])
            + (halves.isEmpty ? [] : ["\(moment): half written \(halves)"])
    }
}
