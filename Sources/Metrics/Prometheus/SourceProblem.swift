package import JSON

/// Why a source gave no usable answer.
package enum SourceProblem: Error, Sendable, Equatable {
    /// No whole answer came.
    case transport(TransportFailure)
    /// The source answered with an error of its own, in its own words.
    case refused(status: Int, errorType: String, error: String)
    /// An answer that is no answer of Prometheus's API; the summary is its first line, shortened.
    case notPrometheus(status: Int, summary: String)
    /// An answer that begins well but cannot be read.
    case unreadable(JSONProblem)
    /// An answer of another kind than the question asks for, or series that cannot be counted.
    case unsuitable(String)
    case tooManySeries(limit: Int)
    case tooManySamples(limit: Int)

    /// One sentence part for a reason: "the source …".
    package var message: String {
        switch self {
        case .transport(let failure): failure.message
        case .refused(let status, let type, let error): "answered \(status) \(type): \(error)"
        case .notPrometheus(let status, let summary): "answered \(status) with what is no Prometheus answer: \(summary)"
        case .unreadable(let problem): "answered what cannot be read: \(problem.message)"
        case .unsuitable(let what): "answered \(what)"
        case .tooManySeries(let limit): "answered more than \(limit) series"
        case .tooManySamples(let limit): "answered more than \(limit) samples"
        }
    }

    /// HTTP's status where the source answered with an error.
    package var status: Int? {
        switch self {
        case .refused(let status, _, _), .notPrometheus(let status, _): status
        default: nil
        }
    }
}
