import JSON

extension AnswerDecoder {
    mutating func vector() throws(JSONProblem) -> [InstantElement] {
        var elements: [InstantElement] = []
        try scanner.openArray()
        while try scanner.nextElement() {
            try countSeries()
            var labels: [Label] = []
            var sample: (time: Double, value: InstantElement.Value)?
            try scanner.openObject()
            while let name = try scanner.nextMember() {
                if scanner.matches(name, "metric") {
                    labels = try self.labels()
                } else if scanner.matches(name, "value") {
                    var value = 0.0
                    let time = try pair { (decoder: inout Self) throws(JSONProblem) in value = try decoder.value() }
                    sample = (time, .number(value))
                } else if scanner.matches(name, "histogram") {
                    let found = try histogramSample()
                    sample = (found.time, .histogram(found.histogram))
                } else {
                    try scanner.skip()
                }
            }
            guard let sample else { throw scanner.problem("an element of the vector has no value") }
            elements.append(InstantElement(labels: labels, time: sample.time, value: sample.value))
        }
        return elements
    }

    mutating func matrix() throws(JSONProblem) -> [Series] {
        var all: [Series] = []
        try scanner.openArray()
        while try scanner.nextElement() {
            try countSeries()
            var series = Series(labels: [])
            try scanner.openObject()
            while let name = try scanner.nextMember() {
                if scanner.matches(name, "metric") {
                    series.labels = try labels()
                } else if scanner.matches(name, "values") {
                    let expected = all.last?.times.count ?? 0
                    (series.times, series.values) = try samples(expected: expected)
                } else if scanner.matches(name, "histograms") {
                    try scanner.openArray()
                    while try scanner.nextElement() { series.histograms.append(try histogramSample()) }
                } else {
                    try scanner.skip()
                }
            }
            all.append(series)
        }
        return all
    }

    private mutating func labels() throws(JSONProblem) -> [Label] {
        var labels: [Label] = []
        try scanner.openObject()
        while let name = try scanner.nextMember() {
            let value = try scanner.text()
            if labels.isEmpty { labels.reserveCapacity(8) }
            labels.append(memory.label(at: labels.count, name: name, value: value, in: scanner))
        }
        return labels
    }

    private mutating func samples(expected: Int) throws(JSONProblem) -> (times: [Double], values: [Double]) {
        var times: [Double] = []
        var values: [Double] = []
        times.reserveCapacity(expected)
        values.reserveCapacity(expected)
        try scanner.openArray()
        while try scanner.nextElement() {
            try scanner.openArray()
            guard try scanner.nextElement() else { throw scanner.problem("a sample has no time") }
            times.append(try scanner.number())
            guard try scanner.nextElement() else { throw scanner.problem("a sample has no value") }
            values.append(try value())
            guard try scanner.nextElement() == false else {
                throw scanner.problem("a sample has more than time and value")
            }
        }
        try countSamples(times.count)
        return (times, values)
    }

    /// Reads `[time, …]`, the second element by the given function; returns the time.
    mutating func pair(
        _ second: (inout AnswerDecoder) throws(JSONProblem) -> Void
    ) throws(JSONProblem) -> Double {
        try scanner.openArray()
        guard try scanner.nextElement() else { throw scanner.problem("a sample has no time") }
        let time = try scanner.number()
        guard try scanner.nextElement() else { throw scanner.problem("a sample has no value") }
        try second(&self)
        guard try scanner.nextElement() == false else { throw scanner.problem("a sample has more than time and value") }
        try countSamples(1)
        return time
    }

    /// A number as text, `"NaN"`, `"+Inf"` and `"-Inf"` among them.
    mutating func value() throws(JSONProblem) -> Double {
        scanner.skipWhitespace()
        let start = scanner.offset
        guard start < scanner.bytes.count, scanner.bytes[start] == Byte.quote else { return try scanner.number() }
        scanner.offset += 1
        if let number = Decimal.read(scanner.bytes, at: &scanner.offset), scanner.offset < scanner.bytes.count,
            scanner.bytes[scanner.offset] == Byte.quote
        {
            scanner.offset += 1
            return number
        }
        scanner.offset = start
        return try unusualValue()
    }

    private mutating func unusualValue() throws(JSONProblem) -> Double {
        let text = try scanner.text()
        switch scanner.string(text) {
        case "NaN": return .nan
        case "+Inf", "Inf": return .infinity
        case "-Inf": return -.infinity
        default: throw JSONProblem(offset: text.range.lowerBound, "the value is no number")
        }
    }

    private mutating func histogramSample() throws(JSONProblem) -> HistogramSample {
        var histogram = NativeHistogram(count: 0, sum: 0, buckets: [])
        let time = try pair { (decoder: inout Self) throws(JSONProblem) in histogram = try decoder.histogram() }
        return HistogramSample(time: time, histogram: histogram)
    }

    private mutating func histogram() throws(JSONProblem) -> NativeHistogram {
        var histogram = NativeHistogram(count: 0, sum: 0, buckets: [])
        try scanner.openObject()
        while let name = try scanner.nextMember() {
            if scanner.matches(name, "count") {
                histogram.count = try value()
            } else if scanner.matches(name, "sum") {
                histogram.sum = try value()
            } else if scanner.matches(name, "buckets") {
                // Absent where no bucket is filled; null in some sources.
                guard try skippedNull() == false else { continue }
                try scanner.openArray()
                while try scanner.nextElement() { histogram.buckets.append(try bucket()) }
            } else {
                try scanner.skip()
            }
        }
        try countSamples(histogram.buckets.count)
        return histogram
    }

    private mutating func bucket() throws(JSONProblem) -> NativeHistogram.Bucket {
        let isWhole = "a bucket is not [rule, lower, upper, count]"
        try scanner.openArray()
        guard try scanner.nextElement() else { throw scanner.problem(isWhole) }
        guard let rule = NativeHistogram.Rule(rawValue: try scanner.integer()) else {
            throw scanner.problem("a bucket's rule is none of 0, 1, 2, 3")
        }
        guard try scanner.nextElement() else { throw scanner.problem(isWhole) }
        let lower = try value()
        guard try scanner.nextElement() else { throw scanner.problem(isWhole) }
        let upper = try value()
        guard try scanner.nextElement() else { throw scanner.problem(isWhole) }
        let count = try value()
        guard try scanner.nextElement() == false else { throw scanner.problem(isWhole) }
        return NativeHistogram.Bucket(rule: rule, lower: lower, upper: upper, count: count)
    }

    private mutating func countSeries() throws(JSONProblem) {
        seriesCount += 1
        guard seriesCount <= limits.maximumSeries else {
            exceeded = .tooManySeries(limit: limits.maximumSeries)
            throw scanner.problem("too many series")
        }
    }

    private mutating func countSamples(_ count: Int) throws(JSONProblem) {
        sampleCount += count
        guard sampleCount <= limits.maximumSamples else {
            exceeded = .tooManySamples(limit: limits.maximumSamples)
            throw scanner.problem("too many samples")
        }
    }
}
