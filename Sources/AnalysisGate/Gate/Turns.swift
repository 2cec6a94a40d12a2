/// Lets work on one rollout run one after the other, in the order of asking, while others go on.
package final class Turns<Key: Hashable & Sendable>: Sendable {
    private let queues = Locked<[Key: [CheckedContinuation<Void, Never>]]>([:])

    package init() {}

    /// Runs `body` once every earlier call with the same key has ended.
    package func run<Result: Sendable>(_ key: Key, _ body: () async -> Result) async -> Result {
        await wait(key)
        let result = await body()
        pass(key)
        return result
    }

    private func wait(_ key: Key) async {
        await withCheckedContinuation { continuation in
            let isFirst = queues.withLock { queues in
                if queues[key] == nil {
                    queues[key] = []
                    return true
                }
                queues[key]?.append(continuation)
                return false
            }
            if isFirst { continuation.resume() }
        }
    }

    private func pass(_ key: Key) {
        let next = queues.withLock { queues -> CheckedContinuation<Void, Never>? in
            guard let waiting = queues[key], !waiting.isEmpty else {
                queues[key] = nil
                return nil
            }
            return queues[key]?.removeFirst()
        }
        next?.resume()
    }
}
