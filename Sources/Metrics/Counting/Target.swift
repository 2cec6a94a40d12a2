/// One pod or instance of a side with all its series.
struct Target<Value: Cumulative>: Sendable {
    let key: String
    let side: Side
    /// In order of their keys.
    private(set) var tracks: [Track<Value>] = []
    /// Unix seconds of the first and the last sample of the total that were counted.
    private(set) var firstMoment: Double?
    private(set) var moment: Double?
    /// Requests per second over the last stretch between two moments.
    private(set) var rate: Double?

    /// What one stratum brought.
    struct Progress {
        var total = Value.zero
        var events = Value.zero
        var data = SideData()
        /// The total has a new sample, so that `rate` is of this stratum.
        var isCovered = false
    }

    init(key: String, side: Side) {
        self.key = key
        self.side = side
    }

    /// The times at which the total was sampled and not counted yet, ascending, each once.
    var waitingTimes: [Double] {
        Set(tracks.filter { $0.role.contains(.total) }.flatMap(\.waitingTimes)).sorted()
    }

    var knownSeries: Int { tracks.count { $0.role.contains(.total) && $0.isKnown } }
    var knownEventSeries: Int { tracks.count { $0.role.contains(.events) && $0.isKnown } }

    mutating func append(_ series: TrackedSeries<Value>) {
        let (index, isFound) = tracks.place(of: series.place.key, by: \.key)
        if !isFound { tracks.insert(Track(key: series.place.key, role: series.place.role), at: index) }
        tracks[index].append(series.samples)
    }

    /// Whether the samples that wait hold requests of that time or later.
    func hasOpenRequests(after start: Double) -> Bool {
        var ahead = self
        _ = ahead.count(upTo: start)
        return ahead.count(upTo: .infinity).total.sum > 0
    }

    mutating func forget(after time: Double) {
        for index in tracks.indices { tracks[index].forget(after: time) }
    }

    /// Counts up to a stratum's end.
    ///
    /// Events are counted up to the total's last sample, not up to the end itself, so that both stem from the same
    /// moments. A target without any total counts them up to the end.
    mutating func count(upTo end: Double) -> Progress {
        var progress = Progress()
        let newest = tracks.lazy.filter { $0.role.contains(.total) }.compactMap { $0.latest(upTo: end) }.max()
        let limit = newest ?? end
        if moment == nil { firstMoment = newest.flatMap { _ in firstWaiting(upTo: end) } }
        let births = tracks.indices.map { isBirth($0, upTo: limit) }
        for index in tracks.indices {
            let role = tracks[index].role
            let counted = tracks[index].count(upTo: role.contains(.total) ? end : limit, fromZero: births[index])
            if role.contains(.total) { progress.total += counted.added }
            if role.contains(.events) { progress.events += counted.added }
            progress.data.resets += counted.resets
            progress.data.births += counted.isBirth ? 1 : 0
            progress.data.unusableSamples += counted.unusable
        }
        if let moment, let newest, newest > moment {
            rate = progress.total.sum / (newest - moment)
            progress.isCovered = true
        }
        moment = newest
        return progress
    }

    private func firstWaiting(upTo end: Double) -> Double? {
        tracks.lazy.filter { $0.role.contains(.total) }.compactMap { $0.birth(upTo: end) }.min()
    }

    /// Whether a series begins here that was not there before: another series of the target was sampled before its
    /// first sample and goes on. When all begin anew at once, the target was relabelled or has just been found, and
    /// its counters may be old.
    private func isBirth(_ index: Int, upTo limit: Double) -> Bool {
        guard let birth = tracks[index].birth(upTo: limit) else { return false }
        return tracks.indices.contains { other in
            guard other != index, let first = tracks[other].first, first < birth else { return false }
            return tracks[other].latest(upTo: limit).map { $0 >= birth } ?? false
        }
    }
}

extension Array {
    /// Where the element with that key stands in an array sorted by it, or belongs.
    func place(of key: String, by keyOf: (Element) -> String) -> (index: Int, isFound: Bool) {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if keyOf(self[middle]) < key { low = middle + 1 } else { high = middle }
        }
        return (low, low < count && keyOf(self[low]) == key)
    }
}
