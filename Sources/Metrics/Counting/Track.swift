/// One series being counted: its last counted value and the samples that wait.
struct Track<Value: Cumulative>: Sendable {
    let key: String
    let role: SeriesRole
    /// Unix seconds of the first sample, waiting ones included.
    private(set) var first: Double?
    /// Unix seconds of the last usable sample that was counted.
    private var lastTime: Double?
    private var last: Value?
    /// Unix seconds of the last sample that was looked at, unusable ones included: older ones are not taken again.
    private var lastSeen: Double?
    /// In order of time; those before `next` are counted.
    private var samples: [TimedValue<Value>] = []
    private var next = 0

    /// What counting up to a time brought.
    struct Progress {
        var added = Value.zero
        var resets = 0
        var isBirth = false
        var unusable = 0
    }

    init(key: String, role: SeriesRole) {
        self.key = key
        self.role = role
    }

    /// Whether the series has a usable sample, counted or waiting.
    var isKnown: Bool { last != nil || samples[next...].contains(where: \.value.isUsable) }

    mutating func append(_ more: [TimedValue<Value>]) {
        var newest = samples.last?.time ?? lastSeen ?? -.infinity
        for sample in more where sample.time > newest {
            samples.append(sample)
            newest = sample.time
        }
        first = first ?? samples.first?.time
    }

    /// Unix seconds of the first usable sample at or before that time, while none was counted yet.
    func birth(upTo limit: Double) -> Double? {
        guard last == nil, let sample = samples[next...].first(where: \.value.isUsable), sample.time <= limit else {
            return nil
        }
        return sample.time
    }

    /// Unix seconds of the last usable sample at or before that time; nil without one.
    func latest(upTo limit: Double) -> Double? {
        var low = next
        var high = samples.count
        while low < high {
            let middle = (low + high) / 2
            if samples[middle].time <= limit { low = middle + 1 } else { high = middle }
        }
        return samples[next..<low].last(where: \.value.isUsable)?.time ?? lastTime
    }

    /// Times of the usable samples that wait.
    var waitingTimes: [Double] { samples[next...].lazy.filter(\.value.isUsable).map(\.time) }

    /// Counts the samples at or before that time.
    ///
    /// - Parameter fromZero: the first sample's value counts, since the target was watched before the series came.
    mutating func count(upTo limit: Double, fromZero: Bool) -> Progress {
        var progress = Progress()
        while next < samples.count, samples[next].time <= limit {
            let sample = samples[next]
            next += 1
            lastSeen = sample.time
            guard sample.value.isUsable else {
                progress.unusable += 1
                continue
            }
            if let last {
                let growth = sample.value.growth(since: last)
                progress.added += growth.added
                progress.resets += growth.isRestart ? 1 : 0
            } else if fromZero {
                progress.added += sample.value
                progress.isBirth = true
            }
            last = sample.value
            lastTime = sample.time
        }
        return progress
    }

    /// Forgets what is counted, and waiting samples after that time: they are fetched again, once complete.
    mutating func forget(after time: Double) {
        samples.removeFirst(next)
        next = 0
        samples.removeAll { $0.time > time }
        if last == nil { first = samples.first?.time }
    }
}
