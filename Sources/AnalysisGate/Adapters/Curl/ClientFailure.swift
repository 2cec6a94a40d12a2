/// Why no whole answer came from somebody else's server; the texts hold no credentials.
package enum ClientFailure: Error, Sendable, Equatable {
    /// The request itself cannot be sent.
    case invalid(String)
    /// The host's name is not known.
    case unresolved(String)
    /// No connection was made.
    case unreachable(String)
    /// No trusted connection was made.
    case untrusted(String)
    /// The connection broke off, or what came was not HTTP.
    case broken(String)
    case timedOut(seconds: Double)
    case tooLarge(limitBytes: Int)
    /// So many requests wait already that this one was not taken.
    case overloaded(waiting: Int)
    case cancelled
    /// The client was shut down.
    case closed

    /// One sentence part that follows the name of the server.
    package var message: String {
        switch self {
        case .invalid(let why): "cannot be asked: \(why)"
        case .unresolved(let why), .unreachable(let why): "cannot be reached: \(why)"
        case .untrusted(let why): "cannot be trusted: \(why)"
        case .broken(let why): "gave no whole answer: \(why)"
        case .timedOut(let seconds): "did not answer within \(seconds) s"
        case .tooLarge(let limit): "answered with more than \(limit) bytes"
        case .overloaded(let waiting): "was not asked: \(waiting) requests wait already"
        case .cancelled: "was not waited for"
        case .closed: "was not asked: the service is stopping"
        }
    }
}
