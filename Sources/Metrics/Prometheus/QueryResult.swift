/// The result of a query, in the four forms that Prometheus has.
package enum QueryResult: Sendable, Equatable {
    case vector([InstantElement])
    case matrix([Series])
    /// Time in Unix seconds.
    case scalar(time: Double, value: Double)
    case string(time: Double, value: String)

    /// The form's name in Prometheus's words.
    package var type: String {
        switch self {
        case .vector: "vector"
        case .matrix: "matrix"
        case .scalar: "scalar"
        case .string: "string"
        }
    }
}
