import Dispatch
import Glibc

/// Signals of the operating system as a sequence.
package enum Signals {
    /// Each of the given signals as it comes; they no longer have their usual effect.
    package static func stream(_ numbers: [Int32]) -> AsyncStream<Int32> {
        AsyncStream { continuation in
            let queue = DispatchQueue(label: "analysisgate.signals")
            let sources = numbers.map { number in
                signal(number, SIG_IGN)
                let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
                source.setEventHandler { continuation.yield(number) }
                source.resume()
                return SignalSource(source)
            }
            continuation.onTermination = { _ in for source in sources { source.cancel() } }
        }
    }
}

/// A dispatch source that may be cancelled from any thread.
// @unchecked Sendable, reason: a dispatch source is thread-safe, only its Swift class is not marked so.
private struct SignalSource: @unchecked Sendable {
    private let source: any DispatchSourceSignal

    init(_ source: any DispatchSourceSignal) {
        self.source = source
    }

    func cancel() {
        source.cancel()
    }
}
