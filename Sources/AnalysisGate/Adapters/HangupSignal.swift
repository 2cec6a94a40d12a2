internal import Dispatch
internal import Glibc

/// SIGHUP as a call; without it the signal would end the process.
package struct HangupSignal: ~Copyable {
    private let source: any DispatchSourceSignal

    /// Calls `body` on a queue of the system at each SIGHUP from now on.
    package init(_ body: @escaping @Sendable () -> Void) {
        _ = signal(SIGHUP, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGHUP, queue: .global())
        source.setEventHandler(handler: body)
        source.resume()
    }

    deinit {
        source.cancel()
    }
}
