import Synchronization

/// One request on its way through the client, with the task that waits for it.
struct CurlCall: Sendable {
    let number: UInt64
    let request: ClientRequest
    let deadline: ContinuousClock.Instant
    let flag: CancellationFlag
    let waiter: CheckedContinuation<Result<ClientAnswer, ClientFailure>, Never>
}

/// Whether a call was cancelled, possibly before the client's thread has heard of it.
final class CancellationFlag: Sendable {
    private let value = Atomic(false)

    var isRaised: Bool { value.load(ordering: .acquiring) }

    func raise() {
        value.store(true, ordering: .releasing)
    }
}
