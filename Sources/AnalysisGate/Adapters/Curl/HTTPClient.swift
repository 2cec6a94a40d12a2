import Synchronization

/// Sends requests to other servers over connections that are used again.
///
/// One thread owns libcurl; callers wait without holding a thread. It accepts gzip, follows no redirect unless the
/// request asks for it, speaks `http` and `https` alone and takes no proxy from the environment unless told to.
package final class HTTPClient: Sendable {
    /// How much the client takes on.
    package struct Limits: Sendable {
        /// Transfers handed to libcurl at a time: with many more its own list of waiting ones slows it down.
        package var running = 64
        /// Requests that wait for a place; a further one is refused at once.
        package var waiting = 4096

        package init() {}
    }

    private let mailbox: CurlMailbox
    private let lastNumber = Atomic<UInt64>(0)

    /// - Parameters:
    ///   - userAgent: Sent with each request, `analysisgate/1.0` for instance.
    ///   - usesEnvironmentProxies: Whether `http_proxy`, `https_proxy` and `no_proxy` are heeded.
    package init(userAgent: String, limits: Limits = Limits(), usesEnvironmentProxies: Bool = false) {
        let multi = CurlMulti(maximumConnections: limits.running)
        mailbox = CurlMailbox(multi)
        let loop = CurlLoop(
            multi: multi, mailbox: mailbox, limits: limits,
            settings: CurlSettings(userAgent: userAgent, usesEnvironmentProxies: usesEnvironmentProxies))
        loop.start()
    }

    deinit {
        mailbox.close()
    }

    /// Sends one request and waits for its whole answer, whatever its status.
    package func send(_ request: ClientRequest) async throws(ClientFailure) -> ClientAnswer {
        if let defect = request.defect {
            throw .invalid(defect)
        }
        let number = lastNumber.add(1, ordering: .relaxed).newValue
        let flag = CancellationFlag()
        let deadline = ContinuousClock.now + .seconds(request.timeoutSeconds)
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                let call = CurlCall(
                    number: number, request: request, deadline: deadline, flag: flag, waiter: waiter)
                if !mailbox.post(.start(call)) {
                    waiter.resume(returning: .failure(.closed))
                }
            }
        } onCancel: {
            // The flag first: the call may not be posted yet, and looks at the flag when it is taken up.
            flag.raise()
            _ = mailbox.post(.cancel(number))
        }
        return try outcome.get()
    }

    /// Ends every request with `closed` and gives the thread and the connections back.
    package func shutDown() {
        mailbox.close()
    }
}
