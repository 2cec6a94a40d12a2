import AnalysisGate
import Foundation
import Testing

/// Answers with what it was asked, so that a test sees what the handler saw.
struct EchoHandler: Handler {
    func reply(to request: Request) -> Reply {
        let query = request.query.map { "\($0.name)=\($0.value)" }
        let text = "\(request.method) \(request.path) \(query) \(request.body.count)"
        switch request.path {
        case "/later":
            let pause = request.queryValue("milliseconds").flatMap(Int.init) ?? 1
            return .later {
                try? await Task.sleep(for: .milliseconds(pause))
                return .text(200, text)
            }
        case "/large":
            let count = request.queryValue("bytes").flatMap(Int.init) ?? 0
            return .now(Response(status: 200, body: [UInt8](repeating: 0x78, count: count)))
        case "/body": return .now(Response(status: 200, body: request.body))
        case "/none": return .now(Response(status: 204))
        default: return .now(.text(200, text))
        }
    }
}

/// Runs `body` on a thread of its own against a server that is drained afterwards.
func withServer(
    _ limits: HTTPLimits = HTTPLimits(), handler: any Handler = EchoHandler(), on address: String = "127.0.0.1:0",
    loops: Int = 1, _ body: @escaping @Sendable (ListenAddress) throws -> Void
) async throws {
    let server = HTTPServer(handler: handler, limits: limits, loops: loops)
    let bound = try server.start(on: [try #require(ListenAddress(address))])
    do {
        try await onThread { try body(bound[0]) }
        await server.drain(seconds: 0)
    } catch {
        await server.drain(seconds: 0)
        throw error
    }
}

/// Waits until something is so; fails when it is not within a generous time.
func until(_ condition: () -> Bool) async throws {
    for _ in 0..<4_000 {
        if condition() { return }
        try await Task.sleep(for: .milliseconds(5))
    }
    Issue.record("what was waited for did not come")
}

/// The same on a thread that may wait.
func untilOnThread(_ condition: () -> Bool) {
    for _ in 0..<4_000 {
        if condition() { return }
        Thread.sleep(forTimeInterval: 0.005)
    }
    Issue.record("what was waited for did not come")
}
