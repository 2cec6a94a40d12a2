/// What the next value of a document is, seen by its first byte.
package enum JSONKind: Sendable {
    case null
    case bool
    case number
    case string
    case array
    case object
}
