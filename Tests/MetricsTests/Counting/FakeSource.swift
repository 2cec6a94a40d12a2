import Foundation
import Metrics

/// A source that holds series in memory and answers range selectors as Prometheus does: left-open, no staleness.
actor FakeSource: QueryTransport {
    private var series: [Series]
    private(set) var requests: [QueryRequest] = []
    /// Answers with more bytes are refused by the transport.
    private let maximumBytes: Int

    init(_ series: [Series], maximumBytes: Int = .max) {
        self.series = series
        self.maximumBytes = maximumBytes
    }

    var queries: [String] { requests.map { $0.parameters[0].value } }

    func send(_ request: QueryRequest) async throws(TransportFailure) -> QueryAnswer {
        requests.append(request)
        let parameters = Dictionary(uniqueKeysWithValues: request.parameters.map { ($0.name, $0.value) })
        guard let query = parameters["query"], let time = parameters["time"].flatMap(Double.init),
            let asked = RangeSelector(query)
        else { throw .unreachable("not understood: \(request)") }
        let found = series.filter { asked.takes($0.labels) }.map { $0.inside(time - asked.seconds, time) }
            .filter { !$0.times.isEmpty || !$0.histograms.isEmpty }
        let body =
            #"{"status":"success","data":{"resultType":"matrix","result":["#
            + found.map(\.json).joined(separator: ",") + "]}}"
        guard body.utf8.count <= maximumBytes else { throw .tooLarge(limitBytes: maximumBytes) }
        return QueryAnswer(status: 200, body: Array(body.utf8))
    }
}

extension Series {
    /// A counter by its samples.
    static func counter(_ labels: [String: String], _ samples: [(Double, Double)]) -> Series {
        Series(
            labels: labels.sorted { $0.key < $1.key }.map { Label($0.key, $0.value) }, times: samples.map(\.0),
            values: samples.map(\.1))
    }

    fileprivate func inside(_ after: Double, _ upTo: Double) -> Series {
        var result = Series(labels: labels)
        for (time, value) in zip(times, values) where time > after && time <= upTo {
            result.times.append(time)
            result.values.append(value)
        }
        result.histograms = histograms.filter { $0.time > after && $0.time <= upTo }
        return result
    }

    fileprivate var json: String {
        func number(_ value: Double) -> String { value == .infinity ? "+Inf" : value.isNaN ? "NaN" : "\(value)" }
        let metric = labels.map { "\"\($0.name)\":\"\($0.value)\"" }.joined(separator: ",")
        var parts = ["\"metric\":{\(metric)}"]
        if !times.isEmpty {
            let samples = zip(times, values).map { "[\($0),\"\(number($1))\"]" }
            parts.append("\"values\":[\(samples.joined(separator: ","))]")
        }
        if !histograms.isEmpty {
            let samples = histograms.map { sample in
                let buckets = sample.histogram.buckets.map {
                    "[\($0.rule.rawValue),\"\(number($0.lower))\",\"\(number($0.upper))\",\"\(number($0.count))\"]"
                }
                let count = number(sample.histogram.count)
                return
                    #"[\#(sample.time),{"count":"\#(count)","sum":"1","buckets":["#
                    + buckets.joined(separator: ",") + "]}]"
            }
            parts.append("\"histograms\":[\(samples.joined(separator: ","))]")
        }
        return "{\(parts.joined(separator: ","))}"
    }
}

/// `metric{label="value",other=~"a|b"}[90s]`, as far as the tests need it.
private struct RangeSelector {
    let metric: String
    let seconds: Double
    private var conditions: [(label: String, operation: String, value: String)] = []

    init?(_ text: String) {
        guard let match = text.wholeMatch(of: #/(\w+)(?:\{(.*)\})?\[(\d+)(m?s)\]/#) else { return nil }
        metric = String(match.1)
        seconds = (Double(match.3) ?? 0) / (match.4 == "ms" ? 1000 : 1)
        for part in (match.2 ?? "").split(separator: ",") {
            guard let match = part.wholeMatch(of: #/(\w+)(=~|!=|=)"(.*)"/#) else { return nil }
            conditions.append((String(match.1), String(match.2), String(match.3)))
        }
    }

    func takes(_ labels: [Label]) -> Bool {
        guard labels["__name__"] == metric else { return false }
        return conditions.allSatisfy { label, operation, value in
            let own = labels[label] ?? ""
            switch operation {
            case "=": return own == value
            case "!=": return own != value
            default: return value.split(separator: "|").contains { $0 == own }
            }
        }
    }
}
