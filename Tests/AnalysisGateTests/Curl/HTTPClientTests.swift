import AnalysisGate
import TestKit
import Testing

@Suite("Outgoing HTTP")
struct HTTPClientTests {
    let client = HTTPClient(userAgent: "analysisgate/test")

    private func request(_ url: String, _ change: (inout ClientRequest) -> Void = { _ in }) -> ClientRequest {
        var request = ClientRequest("GET", url, timeoutSeconds: 60)
        change(&request)
        return request
    }

    /// What became of a request, where a failure is expected.
    private func failure(_ request: ClientRequest) async -> ClientFailure? {
        do throws(ClientFailure) {
            _ = try await client.send(request)
            return nil
        } catch {
            return error
        }
    }

    @Test("gives status, fields and body, and sends what it should")
    func wholeAnswer() async throws {
        let server = try SocketServer { connection in
            while let request = try connection.request() {
                let seen = request.headers.map { "\($0.name): \($0.value)" }.sorted().joined(separator: "\n")
                let echo = "\(request.startLine)\n\(seen)\n\n\(String(decoding: request.body, as: UTF8.self))"
                try connection.answer(418, headers: ["X-Odd:  yes \t", "Empty:"], body: Array(echo.utf8))
            }
        }
        let answer = try await client.send(
            request("\(server.url)/a%20b?c=d") {
                $0.method = "POST"
                $0.body = Array("body".utf8)
                $0.headers = [HeaderField("X-One", "1"), HeaderField("X-Empty", "")]
            })
        #expect(answer.status == 418)
        #expect(answer.header("x-odd") == "yes")
        #expect(answer.header("empty") == "")
        let host = "Host: 127.0.0.1:\(server.port)"
        #expect(
            String(decoding: answer.body, as: UTF8.self) == """
                POST /a%20b?c=d HTTP/1.1
                Accept-Encoding: gzip
                Accept: */*
                Content-Length: 4
                \(host)
                User-Agent: analysisgate/test
                X-Empty: 
                X-One: 1

                body
                """)
    }

    @Test("other methods go out as they are named", arguments: ["GET", "PUT", "DELETE", "PATCH", "HEAD"])
    func methods(method: String) async throws {
        let server = try SocketServer { connection in
            while let request = try connection.request() {
                let isHead = request.startLine.hasPrefix("HEAD")
                let body = Array("\(request.startLine) \(request.body.count)".utf8)
                try connection.answer(200, body: isHead ? [] : body)
            }
        }
        let answer = try await client.send(
            request(server.url) {
                $0.method = method
                $0.body = method == "GET" || method == "HEAD" ? [] : [0, 1, 2]
            })
        let length = method == "GET" ? 0 : 3
        #expect(
            String(decoding: answer.body, as: UTF8.self) == (method == "HEAD" ? "" : "\(method) / HTTP/1.1 \(length)"))
    }

    @Test("a connection is used again")
    func reuse() async throws {
        let server = try SocketServer { connection in
            while try connection.request() != nil { try connection.answer(200) }
        }
        for _ in 0..<20 {
            #expect(try await client.send(request(server.url)).status == 200)
        }
        #expect(server.connectionCount == 1)
    }

    @Test("a connection that the server closed meanwhile is replaced")
    func closedConnection() async throws {
        let server = try SocketServer { connection in
            if try connection.request() != nil { try connection.answer(200) }
        }
        for _ in 0..<3 {
            #expect(try await client.send(request(server.url)).status == 200)
        }
        #expect(server.connectionCount == 3)
    }

    @Test("no answer within the time")
    func timeout() async throws {
        let server = try SocketServer { connection in
            while try connection.request() != nil {}
        }
        #expect(await failure(request(server.url) { $0.timeoutSeconds = 0.2 }) == .timedOut(seconds: 0.2))
    }

    @Test("an answer that stops in the middle runs into the time as well")
    func stalledBody() async throws {
        let server = try SocketServer { connection in
            while try connection.request() != nil {
                try connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")
            }
        }
        #expect(await failure(request(server.url) { $0.timeoutSeconds = 0.2 }) == .timedOut(seconds: 0.2))
    }

    @Test("nobody listens")
    func refused() async throws {
        let port = try Socket.freePort()
        guard case .unreachable(let why) = await failure(request("http://127.0.0.1:\(port)")) else {
            Issue.record("expected unreachable")
            return
        }
        #expect(why.contains("127.0.0.1"))
    }

    @Test("an answer over the limit is broken off, told or untold, plain or chunked")
    func tooLarge() async throws {
        let server = try SocketServer { connection in
            while let request = try connection.request() {
                let piece = String(repeating: "x", count: 1000)
                if request.startLine.contains("/chunked") {
                    try connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                    while true { try connection.send("3e8\r\n\(piece)\r\n") }
                }
                try connection.answer(200, body: Array(piece.utf8))
            }
        }
        for path in ["/plain", "/chunked"] {
            let small = request(server.url + path) { $0.maximumAnswerBytes = 999 }
            #expect(await failure(small) == .tooLarge(limitBytes: 999))
        }
        let fitting = request(server.url + "/plain") { $0.maximumAnswerBytes = 1000 }
        #expect(try await client.send(fitting).body.count == 1000)
    }

    @Test("gzip is undone, and its bombs stop at the limit of what they unfold to")
    func gzip() async throws {
        let packed = try await Gzip.compress([UInt8](repeating: 0, count: 10_000_000))
        let server = try SocketServer { connection in
            while try connection.request() != nil {
                try connection.answer(200, headers: ["Content-Encoding: gzip"], body: packed)
            }
        }
        #expect(packed.count < 20_000)
        let small = request(server.url) { $0.maximumAnswerBytes = 100_000 }
        #expect(await failure(small) == .tooLarge(limitBytes: 100_000))
        let large = try await client.send(request(server.url) { $0.maximumAnswerBytes = 10_000_000 })
        #expect(large.body.count == 10_000_000)
    }

    @Test("a redirect is an answer, unless it is to be followed")
    func redirect() async throws {
        let server = try SocketServer { connection in
            while let request = try connection.request() {
                if request.startLine.contains("/there") {
                    try connection.answer(200, headers: ["Here: 1"], body: Array("there".utf8))
                } else {
                    try connection.answer(302, headers: ["Location: /there", "Gone: 1"])
                }
            }
        }
        #expect(try await client.send(request(server.url)).status == 302)
        let followed = try await client.send(request(server.url) { $0.maximumRedirects = 1 })
        #expect(followed.status == 200)
        #expect(followed.header("gone") == nil)
        #expect(String(decoding: followed.body, as: UTF8.self) == "there")
    }

    @Test("a redirect leads to no other protocol")
    func redirectToFile() async throws {
        let server = try SocketServer { connection in
            while try connection.request() != nil {
                try connection.answer(302, headers: ["Location: file:///etc/passwd"])
            }
        }
        let outcome = await failure(request(server.url) { $0.maximumRedirects = 3 })
        #expect(outcome != nil)
        #expect(await failure(request("file:///etc/passwd")) != nil)
    }

    @Test(
        "what is not HTTP is not an answer",
        arguments: ["rubbish\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", "", "HTTP/1.1 200"])
    func garbage(bytes: String) async throws {
        let server = try SocketServer { connection in
            if try connection.request() != nil { try connection.send(bytes) }
        }
        guard case .broken = await failure(request(server.url)) else {
            Issue.record("expected broken")
            return
        }
    }

    @Test("a head without end is broken off")
    func endlessHead() async throws {
        let server = try SocketServer { connection in
            guard try connection.request() != nil else { return }
            try connection.send("HTTP/1.1 200 OK\r\n")
            while true { try connection.send("X-Field: \(String(repeating: "y", count: 1000))\r\n") }
        }
        guard case .broken(let why) = await failure(request(server.url)) else {
            Issue.record("expected broken")
            return
        }
        #expect(why.contains("header"))
    }

    @Test("chunks are put together")
    func chunked() async throws {
        let server = try SocketServer { connection in
            while try connection.request() != nil {
                try connection.send(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
            }
        }
        #expect(try await client.send(request(server.url)).body == Array("abcde".utf8))
    }

    @Test("requests that cannot be sent say why")
    func invalid() async {
        let field = request("http://127.0.0.1/") { $0.headers = [HeaderField("X", "a\r\nY: b")] }
        let wrong = [
            field, request("http://127.0.0.1/a b"), request("http://127.0.0.1/") { $0.method = "GET /" },
            request("http://127.0.0.1/") { $0.timeoutSeconds = .nan },
            request("http://127.0.0.1/") { $0.headers = [HeaderField("", "a")] },
        ]
        for request in wrong {
            guard case .invalid = await failure(request) else {
                Issue.record("\(request.url) was not refused")
                continue
            }
        }
    }

    @Test("credentials arrive, and do not print")
    func credentials() async throws {
        let server = try SocketServer { connection in
            while let request = try connection.request() {
                let seen = request.headers.first { $0.name == "Authorization" }?.value ?? "none"
                try connection.answer(200, body: Array(seen.utf8))
            }
        }
        let expected: [(ClientCredentials, String)] = [
            (.none, "none"), (.bearer("s3cret"), "Bearer s3cret"),
            (.basic(user: "me", password: "s3:cret"), "Basic bWU6czM6Y3JldA=="),
        ]
        for (credentials, text) in expected {
            let answer = try await client.send(request(server.url) { $0.credentials = credentials })
            #expect(String(decoding: answer.body, as: UTF8.self) == text)
            #expect(!"\(credentials)".contains("cret"))
            #expect(!String(reflecting: credentials).contains("cret"))
        }
        var dumped = ""
        dump(request(server.url) { $0.credentials = .bearer("s3cret") }, to: &dumped)
        #expect(!dumped.contains("s3cret"))
    }
}
