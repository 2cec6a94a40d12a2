import Foundation
import TestKit

/// A source that lets the service down in one particular way.
enum BadSource: String, CaseIterable, Sendable {
    case silent, stopsHalfway, dripping, closes, serverError, unavailable, tooMany, unauthorized, redirects, htmlPage
    case wrongShape, scalar, notANumber, empty, endless

    /// Starts a server that behaves so for as long as the value is held.
    func start() throws -> SocketServer {
        try SocketServer { connection in
            while try connection.request() != nil {
                switch self {
                case .silent: Thread.sleep(forTimeInterval: 60)
                case .stopsHalfway:
                    try connection.send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"status\":\"succ")
                    Thread.sleep(forTimeInterval: 60)
                case .dripping:
                    try connection.send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n")
                    for _ in 0..<120 {
                        try connection.send(" ")
                        Thread.sleep(forTimeInterval: 0.5)
                    }
                case .closes: return
                case .serverError: try connection.answer(500, body: Array("boom".utf8))
                case .unavailable: try connection.answer(503, headers: ["Retry-After: 3600"])
                case .tooMany: try connection.answer(429, headers: ["Retry-After: 3600"])
                case .unauthorized: try connection.answer(401, headers: ["WWW-Authenticate: Basic"])
                case .redirects: try connection.answer(302, headers: ["Location: /login"])
                case .endless:
                    try connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
                    let piece = String(repeating: " ", count: 1 << 20)
                    for _ in 0..<80 { try connection.send(piece) }
                    return
                default:
                    try connection.answer(
                        200, headers: ["Content-Type: application/json"], body: Array(body.utf8))
                }
            }
        }
    }

    private var body: String {
        switch self {
        case .htmlPage: "<html><body>Sign in</body></html>"
        case .wrongShape: #"{"status":"success","data":[1,2,3]}"#
        case .scalar: #"{"status":"success","data":{"resultType":"scalar","result":[1700000000,"1"]}}"#
        case .notANumber:
            #"{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"pod":"a"},"values":"#
                + #"[[1700000000,"NaN"],[1700000001,"+Inf"]]}]}}"#
        default: #"{"status":"success","data":{"resultType":"matrix","result":[]}}"#
        }
    }
}
