/// What a request shows to prove who sends it; prints as its kind alone.
package enum ClientCredentials: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible {
    case none
    case bearer(String)
    case basic(user: String, password: String)

    package var description: String {
        switch self {
        case .none: "none"
        case .bearer: "bearer (hidden)"
        case .basic: "basic (hidden)"
        }
    }

    package var debugDescription: String { description }
}

extension ClientCredentials: CustomReflectable {
    package var customMirror: Mirror { Mirror(self, children: []) }
}
