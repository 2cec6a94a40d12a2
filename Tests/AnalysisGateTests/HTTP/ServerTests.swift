import AnalysisGate
import Testing

@Suite("HTTP server over sockets")
struct ServerTests {
    @Test func answersAndKeepsTheConnection() async throws {
        try await withServer { address in
            let client = try RawClient(address)
            for number in 1...3 {
                try client.send("GET /path%20x?a=\(number)&b=c+d HTTP/1.1\r\nHost: test\r\n\r\n")
                let answer = try client.readAnswer()
                #expect(answer.status == 200)
                #expect(answer.body == "GET /path x [\"a=\(number)\", \"b=c d\"] 0")
                #expect(answer.headers["date"]?.hasSuffix(" GMT") == true)
            }
        }
    }

    @Test func pipelinedAnswersKeepTheirOrder() async throws {
        try await withServer { address in
            let client = try RawClient(address)
            let pauses = [30, 1, 20, 0]
            try client.send(
                pauses.map { "GET /later?milliseconds=\($0) HTTP/1.1\r\nHost: test\r\n\r\n" }.joined()
                    + "GET /now HTTP/1.1\r\nHost: test\r\n\r\n")
            for pause in pauses {
                #expect(try client.readAnswer().body == "GET /later [\"milliseconds=\(pause)\"] 0")
            }
            #expect(try client.readAnswer().body == "GET /now [] 0")
        }
    }
}
