import Foundation

/// What a server was sent, from several connections.
final class ReceivedBodies: @unchecked Sendable {
    // Unchecked: `bodies` is touched under the lock alone.
    private let lock = NSLock()
    private var bodies: [String] = []

    func append(_ body: String) {
        lock.withLock { bodies.append(body) }
    }

    var all: [String] { lock.withLock { bodies } }
}
