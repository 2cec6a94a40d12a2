/// A value of a YAML document with its place; scalars stay text and are converted by whoever knows the schema.
package struct YAMLNode: Sendable, Equatable {
    package var line: Int
    package var column: Int
    package var content: Content

    /// The value itself.
    package indirect enum Content: Sendable, Equatable {
        /// `plain` when it stands without quotes: only then may it mean "nothing" or a switch.
        case scalar(String, plain: Bool)
        case sequence([YAMLNode])
        /// Members in their order; keys are unique.
        case mapping([Member])
        /// Refused already, with a problem of its own: whoever meets it says nothing more.
        case refused
    }

    /// A key with its place and its value.
    package struct Member: Sendable, Equatable {
        package var key: String
        package var line: Int
        package var column: Int
        package var value: YAMLNode
    }

    /// Whether the value is left empty or says `null` or `~`.
    package var isNothing: Bool {
        guard case .scalar(let text, plain: true) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }
}
