/// One label matcher of a selector, its value in plain text (escaped only when it is written as PromQL).
package struct LabelMatcher: Sendable, Hashable {
    package var label: String
    package var operation: Operation
    /// May hold `{{field}}`, filled in from the request.
    package var value: String

    /// How the value is compared, written as PromQL writes it.
    package enum Operation: String, Sendable, CaseIterable {
        case equal = "="
        case notEqual = "!="
        case matches = "=~"
        case matchesNot = "!~"
    }

    package init(_ label: String, _ operation: Operation = .equal, _ value: String) {
        self.label = label
        self.operation = operation
        self.value = value
    }
}
