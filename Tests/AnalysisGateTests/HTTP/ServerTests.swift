import AnalysisGate
import Foundation
import Testing

@Suite("HTTP server over sockets")
struct ServerTests {
    private static let get = "GET /now HTTP/1.1\r\nHost: test\r\n\r\n"

    // MARK: Conformance

    @Test(arguments: RefusedCase.all)
    func refusesAndCloses(_ refused: RefusedCase) async throws {
        try await withServer(ParserTests.limits) { address in
            let client = try RawClient(address)
            // A server that has refused may already have closed.
            try? client.send(refused.bytes)
            let answer = try client.readAnswer()
            #expect(answer.status == refused.status)
            #expect(refused.isSaid(by: answer.body))
            #expect(!answer.body.contains("\n"))
            #expect(answer.headers["connection"] == "close")
            #expect(try client.isEnded())
        }
    }

    @Test(arguments: AcceptedCase.all)
    func accepts(_ accepted: AcceptedCase) async throws {
        try await withServer(ParserTests.limits) { address in
            let client = try RawClient(address)
            try client.send(accepted.bytes)
            for seen in accepted.seen {
                let answer = try client.readAnswer()
                #expect(answer.status == 200)
                #expect(answer.headers["connection"] == (seen.hasSuffix("closes") ? "close" : nil))
            }
        }
    }

    @Test func byteByByteIsTheSameAsWhole() async throws {
        try await withServer { address in
            let client = try RawClient(address)
            let request = "POST /body HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
            for byte in request.utf8 { try client.send([byte]) }
            #expect(try client.readAnswer().body == "abc")
        }
    }

    // MARK: Connections

    @Test(arguments: ["127.0.0.1:0", "[::]:0", "[::1]:0", "unix:"])
    func answersAndKeepsTheConnection(on listen: String) async throws {
        let path = NSTemporaryDirectory() + "ag-http-\(UUID().uuidString).sock"
        try await withServer(on: listen == "unix:" ? listen + path : listen, loops: 2) { address in
            #expect(address.port != 0)
            let client = try RawClient(address)
            for number in 1...3 {
                try client.send("GET /path%20x?a=\(number)&b=c+d HTTP/1.1\r\nHost: test\r\n\r\n")
                let answer = try client.readAnswer()
                #expect(answer.status == 200)
                #expect(answer.body == "GET /path x [\"a=\(number)\", \"b=c d\"] 0")
                #expect(answer.headers["date"]?.hasSuffix(" GMT") == true)
            }
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func theHandlerKnowsItsPeer() async throws {
        struct PeerHandler: Handler {
            func reply(to request: Request) -> Reply { .now(.text(200, "\(request.peer)")) }
        }
        for (listen, client, expected) in [
            ("127.0.0.1:0", "127.0.0.1", "\(Peer.v4(0x7F00_0001))"), ("[::]:0", "[::1]", "\(Peer.v6(0, 1))"),
            // An IPv4 caller of a socket for both arrives as IPv4.
            ("[::]:0", "127.0.0.1", "\(Peer.v4(0x7F00_0001))"),
        ] {
            try await withServer(handler: PeerHandler(), on: listen) { address in
                let port = try #require(address.port)
                let caller = try RawClient(try #require(ListenAddress("\(client):\(port)")))
                try caller.send(Self.get)
                #expect(try caller.readAnswer().body == expected)
            }
        }
    }

    @Test func pipelinedAnswersKeepTheirOrder() async throws {
        try await withServer { address in
            let client = try RawClient(address)
            let pauses = [30, 1, 20, 0] + Array(repeating: 1, count: 60)
            try client.send(
                pauses.map { "GET /later?milliseconds=\($0) HTTP/1.1\r\nHost: test\r\n\r\n" }.joined() + Self.get)
            for pause in pauses {
                #expect(try client.readAnswer().body == "GET /later [\"milliseconds=\(pause)\"] 0")
            }
            #expect(try client.readAnswer().body == "GET /now [] 0")
        }
    }

    @Test func manyPipelinedRequestsWithLargeAnswers() async throws {
        try await withServer { address in
            let client = try RawClient(address)
            let count = 200
            try client.send(
                String(repeating: "GET /large?bytes=100000 HTTP/1.1\r\nHost: test\r\n\r\n", count: count))
            for _ in 0..<count { #expect(try client.readAnswer().body.utf8.count == 100_000) }
        }
    }

    @Test func headAndNoContent() async throws {
        try await withServer { address in
            let client = try RawClient(address)
            try client.send("HEAD /now HTTP/1.1\r\nHost: test\r\n\r\nGET /none HTTP/1.1\r\nHost: test\r\n\r\n")
            let head = try client.readAnswer(isHead: true)
            #expect(head.headers["content-length"] == "\("HEAD /now [] 0".utf8.count)")
            let none = try client.readAnswer()
            #expect(none.status == 204)
            #expect(none.headers["content-length"] == nil)
        }
    }

    @Test func expectContinue() async throws {
        try await withServer { address in
            let client = try RawClient(address)
            try client.send("POST /body HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
            #expect(try client.readAnswer().status == 100)
            try client.send("abc")
            #expect(try client.readAnswer().body == "abc")
        }
    }

    @Test func aLargeBodyArrivesWhole() async throws {
        try await withServer { address in
            let client = try RawClient(address)
            let body = String(repeating: "0123456789abcdef", count: 65_536)
            try client.send("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body)
            #expect(try client.readAnswer().body == body)
        }
    }

    /// The caller goes on sending what was refused; the refusal must reach it all the same.
    @Test func aRefusalIsReadThoughTheBodyIsStillBeingSent() async throws {
        var limits = HTTPLimits()
        limits.bodyBytes = { _ in 1_000 }
        try await withServer(limits) { address in
            let client = try RawClient(address)
            try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")
            try client.send([UInt8](repeating: 0x78, count: 1_000_000))
            #expect(try client.readAnswer().status == 413)
            #expect(try client.isEnded())
        }
    }

    @Test func whoEndsSendingIsStillAnswered() async throws {
        try await withServer { address in
            let client = try RawClient(address)
            try client.send("GET /later?milliseconds=20 HTTP/1.1\r\nHost: a\r\n\r\n")
            client.endSending()
            #expect(try client.readAnswer().status == 200)
            #expect(try client.isEnded())
        }
    }

    @Test func whoIsOneTooManyGets503() async throws {
        var limits = HTTPLimits()
        limits.connections = 2
        try await withServer(limits, loops: 2) { address in
            let first = try RawClient(address)
            let second = try RawClient(address)
            for client in [first, second] {
                try client.send(Self.get)
                #expect(try client.readAnswer().status == 200)
            }
            let third = try RawClient(address)
            #expect(try third.readAnswer().status == 503)
            #expect(try third.isEnded())
        }
    }

    @Test func allUnfinishedRequestsTogetherAreBounded() async throws {
        var limits = HTTPLimits()
        limits.bufferedBytes = 1_700_000
        try await withServer(limits) { address in
            let clients = try (0..<3).map { _ in try RawClient(address) }
            for client in clients {
                try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")
                try? client.send([UInt8](repeating: 0x78, count: 600_000))
            }
            // Two fit; the one that grew above the limit is told so.
            let statuses = try clients.map { client in
                try? client.send([UInt8](repeating: 0x78, count: 400_000))
                return try client.readAnswer().status
            }
            #expect(statuses.sorted() == [200, 200, 503])
        }
    }

    // MARK: Deadlines

    @Test(arguments: [("GET /", 408), ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx", 408)])
    func slowRequestsGet408(begun: String, status: Int) async throws {
        var limits = HTTPLimits()
        limits.headerSeconds = 0.2
        limits.requestSeconds = 0.4
        try await withServer(limits) { address in
            let client = try RawClient(address)
            try client.send(begun)
            #expect(try client.readAnswer().status == status)
            #expect(try client.isEnded())
        }
    }

    @Test func idleConnectionsAreClosed() async throws {
        var limits = HTTPLimits()
        limits.idleSeconds = 0.2
        try await withServer(limits) { address in
            let silent = try RawClient(address)
            let client = try RawClient(address)
            try client.send(Self.get)
            #expect(try client.readAnswer().status == 200)
            #expect(try client.isEnded())
            #expect(try silent.isEnded())
        }
    }

    @Test func aReaderWhoDoesNotReadIsClosed() async throws {
        var limits = HTTPLimits()
        limits.writeSeconds = 0.3
        let server = HTTPServer(handler: EchoHandler(), limits: limits, loops: 1)
        let address = try server.start(on: [try #require(ListenAddress("127.0.0.1:0"))])[0]
        try await onThread {
            let client = try RawClient(address)
            try client.send("GET /large?bytes=30000000 HTTP/1.1\r\nHost: a\r\n\r\n")
            untilOnThread { server.connectionCount == 1 }
            untilOnThread { server.connectionCount == 0 }
            // Much was lost: the rest is an end, after what the kernel had taken.
            #expect(try client.readToEnd().utf8.count < 30_000_000)
        }
        await server.drain(seconds: 0)
    }
}
