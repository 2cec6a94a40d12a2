import Dispatch

/// Lines on their way out: whoever writes one never waits for the reader of the log.
final class LogSink: Sendable {
    private struct State {
        var waiting: [UInt8] = []
        var isBeingWritten = false
        /// Lines dropped since the last that told of it.
        var untoldDrops = 0
        var drops = 0
    }

    private let state = Locked(State())
    private let queue = DispatchQueue(label: "analysisgate.log")
    private let output: @Sendable ([UInt8]) -> Void
    private let dropLine: @Sendable (Int) -> [UInt8]

    /// - Parameters:
    ///   - output: writes bytes and may block.
    ///   - dropLine: the line that tells how many were dropped.
    init(output: @escaping @Sendable ([UInt8]) -> Void, dropLine: @escaping @Sendable (Int) -> [UInt8]) {
        self.output = output
        self.dropLine = dropLine
    }

    /// Lines dropped since the start because nobody read the log.
    var drops: Int { state.withLock { $0.drops } }

    func add(_ line: [UInt8]) {
        let mustStart = state.withLock { state in
            guard state.waiting.count + line.count <= LogLimits.waitingBytes else {
                state.drops += 1
                state.untoldDrops += 1
                return false
            }
            state.waiting += line
            defer { state.isBeingWritten = true }
            return !state.isBeingWritten
        }
        if mustStart { queue.async { self.writeWaiting() } }
    }

    private func writeWaiting() {
        while let bytes = next() { output(bytes) }
    }

    private func next() -> [UInt8]? {
        state.withLock { state in
            if state.waiting.isEmpty && state.untoldDrops == 0 {
                state.isBeingWritten = false
                return nil
            }
            defer {
                state.waiting = []
                state.untoldDrops = 0
            }
            return state.untoldDrops == 0 ? state.waiting : state.waiting + dropLine(state.untoldDrops)
        }
    }

    /// Waits until what was added is written, no longer than a number of seconds.
    func flush(seconds: Double) {
        let group = DispatchGroup()
        queue.async(group: group) {}
        _ = group.wait(timeout: .now() + seconds)
    }
}
