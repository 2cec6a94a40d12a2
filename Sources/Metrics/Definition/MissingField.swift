/// A `{{field}}` that the request does not have.
package struct MissingField: Error, Sendable, Equatable, CustomStringConvertible {
    package var name: String
    /// The fields that the request has, sorted.
    package var known: [String]

    package init(name: String, known: [String]) {
        self.name = name
        self.known = known
    }

    package var description: String {
        "the analysis uses {{\(name)}}, which the request does not have; "
            + (known.isEmpty ? "it has no fields" : "it has \(known.joined(separator: ", "))")
    }
}
