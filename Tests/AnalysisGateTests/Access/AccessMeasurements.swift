import AnalysisGate
import Foundation
import Glibc
import Testing

/// Prints figures, asserts nothing: `ANALYSISGATE_MEASURE=1 swift test -c release --filter Measurements`.
@Suite(
    "Access: measurements", .serialized,
    .enabled(if: ProcessInfo.processInfo.environment["ANALYSISGATE_MEASURE"] != nil))
struct AccessMeasurements {
    @Test("one decision", arguments: [1, 4, 50])
    func decision(tokens: Int) {
        var server = ServerConfiguration()
        server.tokens = (1...tokens).map { number in
            TokenConfiguration(
                name: "token-\(number)", secrets: [Secret(Array("a secret of some forty characters \(number)".utf8))],
                may: [.hook, .read], namespaces: [Glob("ml-*")])
        }
        let access = Access(server)
        let secret = "a secret of some forty characters \(tokens)"
        let basic = Data("token-\(tokens):\(secret)".utf8).base64EncodedString()
        for value in ["Bearer \(secret)", "Basic \(basic)"] {
            let headers = [
                HeaderField("Host", "gate:8080"), HeaderField("User-Agent", "Go-http-client/1.1"),
                HeaderField("Content-Type", "application/json"), HeaderField("Authorization", value),
            ]
            var allowed = 0
            let rounds = 200_000
            let start = clock()
            do {
                for _ in 0..<rounds {
                    if case .allowed = access.decide(
                        .hook, in: .namespace("ml-churn"), headers: headers, peer: .v4(0x0A00_0001))
                    {
                        allowed += 1
                    }
                }
            }
            #expect(allowed == rounds)
            let nanoseconds = (clock() - start) * 1_000 / rounds
            print("access: \(tokens) tokens, \(value.prefix(6)): \(nanoseconds) CPU-ns a decision")
        }
    }
}
