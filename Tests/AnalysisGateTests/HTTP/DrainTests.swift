import AnalysisGate
import Foundation
import Testing

@Suite("HTTP server's end")
struct DrainTests {
    private static let get = "GET /now HTTP/1.1\r\nHost: test\r\n\r\n"

    private func started(_ limits: HTTPLimits = HTTPLimits(), loops: Int = 2) throws -> (HTTPServer, ListenAddress) {
        let server = HTTPServer(handler: EchoHandler(), limits: limits, loops: loops)
        return (server, try server.start(on: [try #require(ListenAddress("127.0.0.1:0"))])[0])
    }

    @Test func whatIsInFlightIsFinished() async throws {
        let (server, address) = try started()
        let asked = Locked(0)
        async let answers = onThread {
            let half = try RawClient(address)
            try half.send("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nab")
            let slow = try RawClient(address)
            try slow.send("GET /later?milliseconds=300 HTTP/1.1\r\nHost: a\r\n\r\n")
            asked.withLock { $0 = 1 }
            untilOnThread { asked.withLock { $0 } == 2 }
            let answer = try slow.readAnswer()
            try half.send("cd")
            return [answer, try half.readAnswer()]
        }
        try await until { asked.withLock { $0 } == 1 && server.connectionCount == 2 }
        async let drained: Void = server.drain(seconds: 20)
        asked.withLock { $0 = 2 }
        for answer in try await answers {
            #expect(answer.status == 200)
            #expect(answer.headers["connection"] == "close")
        }
        await drained
        #expect(server.connectionCount == 0)
        await #expect(throws: (any Error).self) { try await onThread { _ = try RawClient(address) } }
    }

    @Test func idleConnectionsGetOneMoreAnswerOrAnEnd() async throws {
        var limits = HTTPLimits()
        limits.drainIdleSeconds = 0.5
        let (server, address) = try started(limits)
        let stage = Locked(0)
        async let answer = onThread {
            let clients = try (0..<2).map { _ in try RawClient(address) }
            for client in clients {
                try client.send(Self.get)
                _ = try client.readAnswer()
            }
            stage.withLock { $0 = 1 }
            untilOnThread { stage.withLock { $0 } == 2 }
            try clients[0].send(Self.get)
            let answer = try clients[0].readAnswer()
            #expect(try clients[1].isEnded())
            return answer
        }
        try await until { stage.withLock { $0 } == 1 }
        async let drained: Void = server.drain(seconds: 20)
        stage.withLock { $0 = 2 }
        #expect(try await answer.status == 200)
        await drained
    }

    @Test func whatTakesTooLongIsCutOff() async throws {
        let (server, address) = try started()
        async let answer = onThread {
            let client = try RawClient(address)
            try client.send("GET /later?milliseconds=600000 HTTP/1.1\r\nHost: a\r\n\r\n")
            return try client.isEnded()
        }
        try await until { server.connectionCount == 1 }
        await server.drain(seconds: 0.1)
        #expect(try await answer)
    }

    @Test func drainMayBeAskedForTwice() async throws {
        let (server, _) = try started()
        await server.drain(seconds: 1)
        await server.drain(seconds: 1)
    }

    @Test func aSecondServerOnTheAddressIsRefused() async throws {
        let (server, address) = try started()
        #expect {
            try HTTPServer(handler: EchoHandler()).start(on: [address])
        } throws: { error in
            (error as? SystemError)?.message == "cannot listen on \(address): Address already in use"
        }
        await server.drain(seconds: 0)
    }

    @Test func aSocketFileLeftBehindIsReplacedButNoLivingOne() async throws {
        let path = NSTemporaryDirectory() + "ag-http-\(UUID().uuidString).sock"
        let address = ListenAddress.unix(path: path)
        let server = HTTPServer(handler: EchoHandler(), loops: 1)
        _ = try server.start(on: [address])
        #expect(throws: SystemError.self) { try HTTPServer(handler: EchoHandler()).start(on: [address]) }
        // A hard link keeps the file when the server removes its own.
        try FileManager.default.linkItem(atPath: path, toPath: path + "2")
        await server.drain(seconds: 0)
        try FileManager.default.moveItem(atPath: path + "2", toPath: path)
        let next = HTTPServer(handler: EchoHandler(), loops: 1)
        _ = try next.start(on: [address])
        await next.drain(seconds: 0)
        try Data("no socket".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: SystemError.self) { try HTTPServer(handler: EchoHandler()).start(on: [address]) }
        try FileManager.default.removeItem(atPath: path)
    }
}
