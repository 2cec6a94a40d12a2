import Foundation

/// The same answer for Foundation's decoder, as someone would write it without more thought.
struct FoundationAnswer: Decodable {
    var data: Content

    struct Content: Decodable {
        var result: [Element]
    }

    struct Element: Decodable {
        var metric: [String: String]
        var values: [Sample]?
        var histograms: [HistogramSample]?
    }

    struct Sample: Decodable {
        var time: Double
        var value: Double

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            time = try list.decode(Double.self)
            value = Double(try list.decode(String.self)) ?? .nan
        }
    }

    struct HistogramSample: Decodable {
        var time: Double
        var histogram: Histogram

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            time = try list.decode(Double.self)
            histogram = try list.decode(Histogram.self)
        }
    }

    struct Histogram: Decodable {
        var count: Double
        var buckets: [Bucket]

        private enum Keys: CodingKey { case count, buckets }

        init(from decoder: any Decoder) throws {
            let object = try decoder.container(keyedBy: Keys.self)
            count = Double(try object.decode(String.self, forKey: .count)) ?? .nan
            buckets = try object.decode([Bucket].self, forKey: .buckets)
        }
    }

    struct Bucket: Decodable {
        var rule: Int
        var numbers: [Double] = []

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            rule = try list.decode(Int.self)
            while !list.isAtEnd { numbers.append(Double(try list.decode(String.self)) ?? .nan) }
        }
    }

    var sum: Double {
        data.result.reduce(0) { sum, series in
            let values = (series.values ?? []).reduce(0) { $1.value.isFinite ? $0 + $1.value : $0 }
            return sum + values + (series.histograms ?? []).reduce(0) { $0 + $1.histogram.count }
        }
    }
}
