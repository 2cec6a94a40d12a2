internal import Dispatch
internal import Glibc

/// Waits for the signals by which a process is asked to end.
package enum StopSignal {
    /// Returns when SIGTERM or SIGINT has come; from the call on neither ends the process by itself.
    package static func wait() async {
        let queue = DispatchQueue(label: "stop-signal")
        let (signals, arrival) = AsyncStream.makeStream(of: Void.self)
        let sources = [SIGTERM, SIGINT].map { number in
            unsafe signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { arrival.finish() }
            source.activate()
            return source
        }
        for await _ in signals {}
        for source in sources { source.cancel() }
    }
}
