/// A number or list that a function cannot work with: which argument it is, and what would be right.
public struct InvalidArgument: Error, Sendable, Equatable, CustomStringConvertible {
    /// The argument's name as the function declares it.
    public let argument: String
    /// What the function accepts, "at least 1" for instance.
    public let allowed: String

    public init(_ argument: String, allowed: String) {
        self.argument = argument
        self.allowed = allowed
    }

    public var description: String { "\(argument): \(allowed)" }
}

/// Throws unless the condition holds.
func require(_ condition: Bool, _ argument: String, _ allowed: String) throws(InvalidArgument) {
    guard condition else { throw InvalidArgument(argument, allowed: allowed) }
}
