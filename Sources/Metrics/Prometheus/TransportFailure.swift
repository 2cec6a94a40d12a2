/// Why no whole answer came from a source.
package enum TransportFailure: Error, Sendable, Equatable {
    /// The transport's own words, without credentials.
    case unreachable(String)
    case timedOut(seconds: Double)
    case tooLarge(limitBytes: Int)
    case cancelled

    /// One sentence part for a reason: "the source …".
    package var message: String {
        switch self {
        case .unreachable(let why): "cannot be reached: \(why)"
        case .timedOut(let seconds): "did not answer within \(seconds) s"
        case .tooLarge(let limit): "answered with more than \(limit) bytes"
        case .cancelled: "was not waited for"
        }
    }
}
