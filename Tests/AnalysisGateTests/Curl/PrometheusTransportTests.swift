import AnalysisGate
import Metrics
import TestKit
import Testing

@Suite("Transport to Prometheus")
struct PrometheusTransportTests {
    let client = HTTPClient(userAgent: "test")

    private func echo() throws -> SocketServer {
        try SocketServer { connection in
            while let request = try connection.request() {
                let seen = request.headers.first { $0.name == "Authorization" }?.value ?? "none"
                let type = request.headers.first { $0.name == "Content-Type" }?.value ?? "none"
                let body = String(decoding: request.body, as: UTF8.self)
                let text = "\(request.startLine)|\(seen)|\(type)|\(body)"
                try connection.answer(200, headers: ["Content-Type: application/json"], body: Array(text.utf8))
            }
        }
    }

    private let query = QueryRequest(
        path: "/api/v1/query", parameters: [.init("query", "a{b=\"c\"} + 1 & ü"), .init("time", "1.5")],
        timeoutSeconds: 60)

    @Test("POST has a form, GET a query, each below the base address")
    func methods() async throws {
        let server = try echo()
        let transport = try PrometheusTransport(client: client, url: "\(server.url)/prefix/")
        let form = "query=a%7Bb%3D%22c%22%7D%20%2B%201%20%26%20%C3%BC&time=1.5"
        let posted = try await transport.send(query)
        #expect(
            String(decoding: posted.body, as: UTF8.self)
                == "POST /prefix/api/v1/query HTTP/1.1|none|application/x-www-form-urlencoded|\(form)")
        #expect(posted.contentType == "application/json")
        var get = query
        get.usesGet = true
        let got = try await transport.send(get)
        #expect(
            String(decoding: got.body, as: UTF8.self) == "GET /prefix/api/v1/query?\(form) HTTP/1.1|none|none|")
    }

    @Test("credentials of the address, and those of the moment before them")
    func credentials() async throws {
        let server = try echo()
        let url = "http://us%40er:p%3Aw@127.0.0.1:\(server.port)"
        let fixed = try PrometheusTransport(client: client, url: url)
        let first = try await fixed.send(query)
        #expect(String(decoding: first.body, as: UTF8.self).contains("|Basic dXNAZXI6cDp3|"))

        let turn = Tally()
        let rotating = try PrometheusTransport(client: client, url: url) { () throws(ClientFailure) in
            .init(credentials: .bearer("token\(turn.increment())"))
        }
        for number in 1...2 {
            let answer = try await rotating.send(query)
            #expect(String(decoding: answer.body, as: UTF8.self).contains("|Bearer token\(number)|"))
        }
    }

    @Test("failures come in the source's words, without the address's password")
    func failures() async throws {
        let port = try Socket.freePort()
        let transport = try PrometheusTransport(client: client, url: "http://user:s3cret@127.0.0.1:\(port)")
        do {
            _ = try await transport.send(query)
            Issue.record("nobody listens there")
        } catch {
            guard case .unreachable(let why) = error else {
                Issue.record("expected unreachable, not \(error)")
                return
            }
            #expect(!why.contains("s3cret"))
        }
    }

    @Test(
        "addresses that are none",
        arguments: [
            "", "prometheus:9090", "ftp://host/", "http://", "http://host/?a=b", "http://host/#a", "http://a b/",
        ])
    func wrongAddress(text: String) {
        #expect(throws: ClientFailure.self) { try BaseAddress(text) }
    }

    @Test("addresses that are")
    func address() throws {
        let plain = try BaseAddress("http://[::1]:9090/a/b//")
        #expect(plain.url == "http://[::1]:9090/a/b")
        #expect(plain.credentials == .none)
        let full = try BaseAddress("https://u:p@host.example")
        #expect(full.url == "https://host.example")
        #expect(full.credentials == .basic(user: "u", password: "p"))
    }
}
