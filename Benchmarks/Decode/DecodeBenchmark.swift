import Foundation
import Metrics

/// Decodes the same generated answers by the scanner, by Foundation and by Python, and prints medians.
///
/// `DecodeBenchmark [megabytes …]`, by default 0.1, 10 and 100; `DecodeBenchmark evaluation` for the last line alone.
/// CPU time, since other work may share the machine.
@main enum DecodeBenchmark {
    static func main() async throws {
        guard CommandLine.arguments.dropFirst() != ["evaluation"] else { return try await EvaluationReport.run() }
        let given = CommandLine.arguments.dropFirst().compactMap(Double.init)
        let sizes = given.isEmpty ? [0.1, 10, 100] : given
        print("matrix, 6 labels, 16 to 17 digits; MB/s of CPU time, medians")
        for size in sizes {
            let bytes = MatrixFile.make(bytes: Int(size * 1e6), seed: 1)
            try report("\(size) MB matrix", bytes, rounds: size > 50 ? 3 : 7)
        }
        try report("10 MB native", HistogramFile.make(bytes: 10_000_000, seed: 1), rounds: 5)
        try await CountingReport.run()
        try await EvaluationReport.run()
    }

    private static func report(_ name: String, _ bytes: [UInt8], rounds: Int) throws {
        let repeats = max(1, 4_000_000 / bytes.count)
        var limits = AnswerLimits()
        limits.maximumBytes = bytes.count
        var sums: [Double] = []
        let ours = try medianSpeed(bytes.count * repeats, rounds) {
            for _ in 0..<repeats { sums = [try sum(AnswerDecoder.decode(bytes, limits: limits))] }
        }
        let data = Data(bytes)
        let foundation = try medianSpeed(bytes.count * repeats, rounds) {
            for _ in 0..<repeats { sums.append(try JSONDecoder().decode(FoundationAnswer.self, from: data).sum) }
        }
        guard sums.allSatisfy({ $0.bitPattern == sums[0].bitPattern }) else {
            throw BenchmarkError(message: "the decoders disagree: \(sums)")
        }
        let python = try PythonDecoder.speed(of: bytes, rounds: min(3, rounds))
        let columns = [
            "scanner \(Int(ours))", "JSONDecoder \(Int(foundation))",
            "Python json \(python.map { "\(Int($0))" } ?? "-")",
            "scanner : JSONDecoder \((ours / foundation * 10).rounded() / 10)",
        ]
        print(name.padding(toLength: 16, withPad: " ", startingAt: 0) + columns.joined(separator: "  "))
    }

    private static func medianSpeed(_ bytes: Int, _ rounds: Int, _ body: () throws -> Void) throws -> Double {
        var speeds: [Double] = []
        for _ in 0..<rounds {
            let start = cpuSeconds()
            try body()
            speeds.append(Double(bytes) / 1e6 / (cpuSeconds() - start))
        }
        return speeds.sorted()[rounds / 2]
    }

    private static func cpuSeconds() -> Double {
        Double(clock()) / Double(CLOCKS_PER_SEC)
    }

    /// One number that depends on every sample, so that decoders can be compared.
    private static func sum(_ answer: Answer) -> Double {
        guard case .matrix(let series) = answer.result else { return .nan }
        return series.reduce(0) { sum, series in
            let values = series.values.reduce(0) { $1.isFinite ? $0 + $1 : $0 }
            return sum + values + series.histograms.reduce(0) { $0 + $1.histogram.count }
        }
    }
}

/// Why no figures can be given.
struct BenchmarkError: Error {
    let message: String
}
