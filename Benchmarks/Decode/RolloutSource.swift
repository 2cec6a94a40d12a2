import Metrics

/// Answers range selectors over a running rollout: ten pods, scraped each 15 s, three outcomes of eight kinds of request
/// and two histograms of eleven buckets. Answers are made once and repeated after that.
actor RolloutSource: QueryTransport {
    static let start = 1_800_000_000.0
    static let bounds = ["0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "+Inf"]
    private var made: [QueryRequest: QueryAnswer] = [:]
    /// Answers that had to be made: 0 while answers are repeated.
    private(set) var madeCount = 0

    func send(_ request: QueryRequest) async throws(TransportFailure) -> QueryAnswer {
        if let answer = made[request] { return answer }
        madeCount += 1
        let text = request.parameters[0].value
        let time = Double(request.parameters[1].value) ?? 0
        let length = Double(text.split(separator: "[").last?.dropLast(2) ?? "") ?? 0
        let metric = String(text.prefix { $0 != "{" })
        let answer = QueryAnswer(status: 200, body: Self.body(metric, after: time - length, upTo: time))
        made[request] = answer
        return answer
    }

    private static func body(_ metric: String, after: Double, upTo: Double) -> [UInt8] {
        var series: [String] = []
        for pod in 0..<10 {
            let isCanary = pod == 0
            let labels =
                "\"app\":\"churn\",\"namespace\":\"ml\",\"pod\":\"churn-7d9c6b5f4-\(pod)\","
                + "\"version\":\"\(isCanary ? "canary" : "stable")\""
            if metric.hasSuffix("_bucket") {
                for (place, bound) in bounds.enumerated() {
                    let share = [0.01, 0.05, 0.2, 0.4, 0.7, 0.94, 0.985, 0.995, 0.999, 0.9999, 1][place]
                    series.append(
                        one("\"__name__\":\"\(metric)\",\"le\":\"\(bound)\",\(labels)", pod, after, upTo) { total in
                            (total * share).rounded(.down)
                        })
                }
            } else {
                for (status, share) in [("ok", 0.994), ("error", 0.005), ("timeout", 0.001)] {
                    series.append(
                        one("\"__name__\":\"\(metric)\",\"status\":\"\(status)\",\(labels)", pod, after, upTo) {
                            ($0 * share).rounded(.down)
                        })
                }
            }
        }
        return Array(
            (#"{"status":"success","data":{"resultType":"matrix","result":["# + series.joined(separator: ",") + "]}}")
                .utf8)
    }

    /// One series; ten requests a second and pod, less or more by the scrape.
    private static func one(
        _ labels: String, _ pod: Int, _ after: Double, _ upTo: Double, _ part: (Double) -> Double
    ) -> String {
        var samples: [String] = []
        let offset = Double(pod) * 1.5
        var scrape = ((after - start - offset) / 15).rounded(.down) + 1
        while start + offset + scrape * 15 <= upTo {
            let total = (scrape + 40) * 150 + 20 * Double(Int(scrape + 40) * 7 % 5)
            samples.append("[\(start + offset + scrape * 15),\"\(Int(part(total)))\"]")
            scrape += 1
        }
        return "{\"metric\":{\(labels)},\"values\":[\(samples.joined(separator: ","))]}"
    }
}
